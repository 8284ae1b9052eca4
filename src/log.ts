import { pino } from 'pino';
import type { Level, Logger } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type Log = Logger;
export type { Level };

/**
 * JSON lines to stdout. Callers log ids and codes only, never message text, names, tokens or file addresses.
 * Of an error only its class and code are kept: messages of drivers and of the SDK quote rows, tokens and URLs.
 */
export function createLog(level: LogLevel, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    // Pino repeats the message of what it finds under its error key: it shall find nothing.
    errorKey: 'none',
    hooks: { logMethod: withoutBareErrors },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The error's class, code and the places it passed through, without its words. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, statusCode, at: frames.slice(0, 6).map((line) => line.trim().slice(3)) };
}

function withoutBareErrors(this: Log, args: unknown[], method: (...args: unknown[]) => void): void {
  const [first, ...rest] = args;
  method.apply(this, first instanceof Error ? [{ err: first }, ...rest] : args);
}
