import { describe, expect, it } from '@jest/globals';
import { picturesIn } from '../../src/teams/pictures.ts';
import { formatted } from '../support/activities.ts';

const pasted = (id: string) =>
  `<p><img alt="image" src="https://graph.example.com/hosted/${id}?a=1&amp;b=2" itemtype="http://schema.skype.com/AMSImage"></p>`;
const attached = (id: string) => ({
  contentType: 'image/*',
  contentUrl: `https://smba.example.com/v3/attachments/${id}/views/original`,
});
const html = (content: string) => formatted(content).attachments ?? [];

describe('picturesIn', () => {
  it('reports a pasted picture once, with the address that Teams handed over', () => {
    expect(picturesIn({ attachments: [attached('1'), ...html(`<p>look</p>${pasted('1')}`)] })).toEqual([
      { url: attached('1').contentUrl, name: 'image', contentType: 'image/*', reachable: true },
    ]);
  });

  it('reports what stands only in the text as out of reach', () => {
    expect(picturesIn(formatted(pasted('1') + pasted('2')))).toEqual([
      {
        url: 'https://graph.example.com/hosted/1?a=1&b=2',
        name: 'image',
        contentType: 'image/*',
        reachable: false,
      },
      {
        url: 'https://graph.example.com/hosted/2?a=1&b=2',
        name: 'image',
        contentType: 'image/*',
        reachable: false,
      },
    ]);
    const one = { attachments: [attached('1'), ...html(pasted('1') + pasted('2'))] };
    expect(picturesIn(one).map((picture) => picture.reachable)).toEqual([true, false]);
  });

  it('takes no emoji for a picture, though Teams attaches it as one', () => {
    const source = 'https://statics.example.com/beer.png';
    const emoji = `<p><img alt="🍺" itemtype="http://schema.skype.com/Emoji" src="${source}"></p>`;
    const attachments = [{ contentType: 'image/*', contentUrl: source }, ...html(emoji)];
    expect(picturesIn({ attachments })).toEqual([]);
  });

  it('keeps the name and type of an attached picture', () => {
    const attachments = [
      { contentType: 'image/png', contentUrl: 'https://example.com/1', name: 'screen.png' },
    ];
    expect(picturesIn({ attachments })).toMatchObject([{ name: 'screen.png', contentType: 'image/png' }]);
  });

  it('finds none where there are none', () => {
    expect(picturesIn({})).toEqual([]);
    expect(
      picturesIn({ attachments: [{ contentType: 'image/png' }, { contentType: 'text/html', content: 7 }] }),
    ).toEqual([]);
  });
});
