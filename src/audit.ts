import { auditText } from './app/audit-text.ts';
import { ConfigError, loadConfig } from './config.ts';
import { verifyChains } from './store/audit-verify.ts';
import { openDatabase } from './store/database.ts';

// `npm run audit`: 0 the log is whole, 1 it is broken, 2 it could not be read.
process.exitCode = await audit().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : `Not read: ${error}`}\n`);
  return 2;
});

async function audit(): Promise<number> {
  readEnvFile();
  const { databaseUrl, secretKey } = loadConfig(process.env);
  const database = await openDatabase(databaseUrl);
  try {
    const report = await verifyChains(database.db, { secret: secretKey });
    process.stdout.write(auditText(report));
    return report.problems.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

function readEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
