// Jest reads TypeScript the way Node does: types are blanked out, line numbers stay.
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};
