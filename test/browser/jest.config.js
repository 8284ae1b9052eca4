import base from '../../jest.config.js';

/** The story in Chromium, apart from the rest: `npm test` needs no browser. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 240_000,
};
