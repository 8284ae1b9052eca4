import { expect, it } from '@jest/globals';
import { inTurn } from '../../src/app/desk.ts';
import { openTicket } from '../../src/app/open-ticket.ts';
import { decideProposal, serve } from '../../src/app/serve.ts';
import { findByAadId } from '../../src/store/people.ts';
import type { Person } from '../../src/store/people.ts';
import { servedQueues } from '../../src/store/queues.ts';
import { openTicketIds } from '../../src/store/tickets.ts';
import { eachDatabase } from '../support/databases.ts';
import { tier1, tier2, useDesk } from '../support/desk.ts';
import type { TestDesk } from '../support/desk.ts';

const toBot = (text: string) => ({ text, mentions: ['bot'] });
const scope = { tier: 1, partner: false };

eachDatabase((_name, open) => {
  const start = useDesk(open, { readAll: true });
  const serves = (desk: TestDesk, text: string, channel: string, as = 'morgan') =>
    desk.says(as, toBot(text), { in: channel });

  async function personOf(desk: TestDesk, as: string): Promise<Person> {
    const { aadObjectId } = await desk.teams.person(as);
    const { tenant_id: tenant } = await desk.desk.db
      .selectFrom('person')
      .select('tenant_id')
      .executeTakeFirstOrThrow();
    return (await findByAadId(desk.desk.db, tenant, aadObjectId))!;
  }

  it('a ticket that is opened while a channel begins to serve gets there', async () => {
    const desk = await start({ served: false });
    const admin = await personOf(desk, 'morgan');
    const { id } = await personOf(desk, 'alex');
    const opens = () =>
      inTurn(desk.desk, (turn) =>
        openTicket(turn, {
          reporterId: id,
          affectedId: id,
          category: 'other',
          severity: 'C',
          title: 'The printer hums',
          openedBy: id,
        }),
      );
    const channel = await desk.teams.find('morgan', tier1);
    for (let round = 0; round < 5; round += 1) {
      const claims = inTurn(desk.desk, (turn) => serve(turn, admin, channel, scope));
      await Promise.all([opens(), opens(), claims, opens(), opens()]);
      expect(await openTicketIds(desk.desk.db, null)).toEqual([]);
      await serves(desk, 'serve nothing', tier1);
    }
  });

  it('of two channels that claim a scope at once one gets it, and the other asks', async () => {
    const desk = await start({ served: false });
    const admin = await personOf(desk, 'morgan');
    const channels = [await desk.teams.find('morgan', tier1), await desk.teams.find('morgan', tier2)];
    await Promise.all(
      channels.map((channel) => inTurn(desk.desk, (turn) => serve(turn, admin, channel, scope))),
    );
    expect(await servedQueues(desk.desk.db)).toHaveLength(1);
    expect(await desk.desk.db.selectFrom('queue_proposal').select('id').execute()).toHaveLength(1);
  });

  it('of two admins who answer that question at once one is told that it is answered', async () => {
    const desk = await start();
    await serves(desk, 'serve tier 1', tier2);
    const admin = await personOf(desk, 'morgan');
    const { id } = await desk.desk.db.selectFrom('queue_proposal').select('id').executeTakeFirstOrThrow();
    const press = () => inTurn(desk.desk, (turn) => decideProposal(turn, admin, id, true));
    const said = (await Promise.all([press(), press()])).map(({ key }) => key);
    expect(said.sort()).toEqual(['say.proposalDone', 'say.proposalTaken']);
    expect(await servedQueues(desk.desk.db)).toHaveLength(2);
  });
});
