import { type Logger, pino } from 'pino'

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
export const openLog = (level: string): Log =>
  pino(
    { level, base: null, redact: { paths: secret.flatMap(path => [path, `*.${path}`]), censor: '…' } },
    pino.destination({ dest: 2, sync: true }),
  )
