import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** What must never reach a log, wherever it stands in what is logged. */
const secret = [
  'token',
  'password',
  'secret',
  'authorization',
  'email',
  'phone',
  'text',
  'values',
  'view',
  'message.view',
]

/** The program's log: JSON lines on standard error, without personal data. */
export const openLog = (level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })): Log =>
  pino(
    {
      level,
      base: null,
      redact: { paths: secret.flatMap(path => [path, `*.${path}`]), censor: '…' },
      serializers: { err: told, error: told },
    },
    to,
  )

type LoggedError = { readonly type: string; readonly message: string; readonly [fact: string]: unknown }

const deepest = 4

/**
 * What of an error may be written down: what it is, where it happened, and what of the program it names. Libraries hang
 * whole statements with their values, and what was sent, on their errors; PostgreSQL says values in its messages.
 */
function told(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: typeof error === 'object' ? '' : String(error) }
  const facts = error as { code?: unknown; status?: unknown; cause?: unknown; errors?: unknown }
  const further =
    depth < deepest
      ? {
          ...(facts.cause instanceof Error && { cause: told(facts.cause, depth + 1) }),
          ...(Array.isArray(facts.errors) && { errors: facts.errors.slice(0, 3).map(one => told(one, depth + 1)) }),
        }
      : {}
  return {
    type: error.constructor.name,
    message: isOfPostgres(error) ? `PostgreSQL ${error.code}` : error.message,
    ...(isWord(facts.code) && { code: facts.code }),
    ...(isWord(facts.status) && { status: facts.status }),
    ...(isOfPostgres(error) && named(error)),
    // Its first lines are the message.
    stack: error.stack
      ?.split('\n')
      .filter(line => /^\s+at /.test(line))
      .join('\n'),
    ...further,
  }
}

const isWord = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

type OfPostgres = Error & Readonly<Record<'code' | 'severity', string>> & Readonly<Record<string, unknown>>

/** An answer of PostgreSQL itself: its message and its details repeat what was written. */
const isOfPostgres = (error: Error): error is OfPostgres => 'severity' in error && 'code' in error && 'routine' in error

/** The names it says apart from them. */
const named = ({ table, column, constraint, routine }: OfPostgres) =>
  Object.fromEntries(Object.entries({ table, column, constraint, routine }).filter(([, name]) => name !== undefined))
