import { OperatorTrouble, type SentencesOf } from '../terms/operator-trouble.ts'

/** What can go wrong between the bot and PostgreSQL, each with the facts its sentence needs. */
export type DatabaseFacts = {
  unreachable: { reason: string }
  'not let in': { reason: string }
  'not held': { user: string; as: string; may: string }
  'not allowed the role': { user: string }
  'rows not held': { tables: string }
  'lent by the transaction': Record<string, never>
  'made by a newer Assidu': Record<string, never>
  'extension missing': { name: string; reason: string }
}

export type DatabaseCode = keyof DatabaseFacts

type Sentences = SentencesOf<DatabaseFacts>

const en: Sentences = {
  unreachable: ({ reason }) =>
    `PostgreSQL does not answer (${reason}). Check the address in DATABASE_URL, and that the server runs.`,
  'not let in': ({ reason }) =>
    `PostgreSQL does not let the bot in: ${reason}. Check the user, the password and the database in DATABASE_URL.`,
  'not held': ({ user, as, may }) =>
    `A connection of ${user} would speak as ${as}${may}, and not as assidu_app, which holds the bot to one club at a time: ` +
    'it is not used, and nothing was read. Take "role" out of DATABASE_URL, name the server itself and not a pooler before it, ' +
    'and let an administrator run: alter role assidu_app nosuperuser nobypassrls; then start again.',
  'not allowed the role': ({ user }) =>
    `The database user ${user} may not take the role assidu_app, which holds the bot to one club at a time. Let an administrator ` +
    `of the server run: create role assidu_app nologin; grant assidu_app to ${user}; then start again.`,
  'rows not held': ({ tables }) =>
    `Row-level security does not hold the bot to one club at a time in: ${tables}. Nothing was read. Let an administrator run ` +
    'for each: alter table … enable row level security; alter table … force row level security; then start again.',
  'lent by the transaction': () =>
    'DATABASE_URL leads to a pooler that lends another connection for each transaction (PgBouncer in transaction mode, for ' +
    'instance). Assidu keeps its connections: give it the address of the server itself, or of a pool in session mode.',
  'made by a newer Assidu': () =>
    'This database was brought up to date by a newer Assidu than this one. Start the newer one; nothing was changed.',
  'extension missing': ({ name, reason }) =>
    `The directory is searched with ${name}, an extension that comes with PostgreSQL, and it could not be made (${reason}). Let an ` +
    `administrator of the server install the package postgresql-contrib where it is missing, and run in this database: create extension ` +
    `${name}; then start again. Nothing was changed.`,
}

const fr: Sentences = {
  unreachable: ({ reason }) =>
    `PostgreSQL ne répond pas (${reason}). Vérifiez l’adresse dans DATABASE_URL, et que le serveur tourne.`,
  'not let in': ({ reason }) =>
    `PostgreSQL ne laisse pas entrer le bot : ${reason}. Vérifiez l’utilisateur, le mot de passe et la base dans DATABASE_URL.`,
  'not held': ({ user, as, may }) =>
    `Une connexion de ${user} parlerait au nom de ${as}${may}, et non de assidu_app, qui tient le bot à un seul club à la fois : ` +
    'elle n’est pas utilisée, et rien n’a été lu. Retirez « role » de DATABASE_URL, donnez l’adresse du serveur et non d’un ' +
    'répartiteur de connexions, et faites exécuter par un administrateur : alter role assidu_app nosuperuser nobypassrls; puis relancez.',
  'not allowed the role': ({ user }) =>
    `L’utilisateur ${user} n’a pas le droit de prendre le rôle assidu_app, qui tient le bot à un seul club à la fois. Faites ` +
    `exécuter par un administrateur du serveur : create role assidu_app nologin; grant assidu_app to ${user}; puis relancez.`,
  'rows not held': ({ tables }) =>
    `La sécurité par ligne ne tient pas le bot à un seul club à la fois dans : ${tables}. Rien n’a été lu. Faites exécuter par un ` +
    'administrateur, pour chacune : alter table … enable row level security; alter table … force row level security; puis relancez.',
  'lent by the transaction': () =>
    'DATABASE_URL mène à un répartiteur qui prête une autre connexion à chaque transaction (PgBouncer en mode transaction, par ' +
    'exemple). Assidu garde ses connexions : donnez l’adresse du serveur lui-même, ou d’un répartiteur en mode session.',
  'made by a newer Assidu': () =>
    'Cette base a été mise à jour par un Assidu plus récent que celui-ci. Lancez le plus récent ; rien n’a été changé.',
  'extension missing': ({ name, reason }) =>
    `L’annuaire cherche avec ${name}, une extension fournie avec PostgreSQL, et elle n’a pas pu être créée (${reason}). Faites installer ` +
    `le paquet postgresql-contrib s’il manque, puis exécuter par un administrateur, dans cette base : create extension ${name}; ` +
    'et relancez. Rien n’a été changé.',
}

/** Trouble with the database that its operator can mend. */
export class DatabaseTrouble<C extends DatabaseCode = DatabaseCode> extends OperatorTrouble<DatabaseFacts, C> {
  constructor(code: C, facts: DatabaseFacts[C], options?: ErrorOptions) {
    super({ en, fr }, code, facts, options)
  }
}

/** The connection did not come about or broke: nothing is wrong with what was asked. */
export const isAway = (error: unknown): error is DatabaseTrouble<'unreachable'> =>
  error instanceof DatabaseTrouble && error.code === 'unreachable'

const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

/** Trouble for an error of a migration that could not make an extension; any other error as it is. */
export function asMissing(error: Error): Error {
  const [, name] = /extension "(\w+)"/.exec(error.message) ?? []
  // 42501: no right to make it; the others: it is not there, in the several words of PostgreSQL's versions.
  return name !== undefined && ['42501', '0A000', '58P01', '22023'].includes(codeOf(error))
    ? new DatabaseTrouble('extension missing', { name, reason: error.message }, { cause: error })
    : error
}

/** Answers of PostgreSQL and of the network that mean "not now": shutting down, crashed, starting, full, cut off. */
const notNow =
  /^(57P0[1-5]|25P03|53300|08...|E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|HOST(UNREACH|DOWN)|NETUNREACH|NOTFOUND|AI_AGAIN))$/

/** pg says these without a code. */
const broken = /^Connection terminated|connection error and is not queryable|was closed and is not queryable/

/** Trouble for an error that says the connection did not come about or broke; any other error as it is. */
export function asTrouble(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseTrouble) return error
  const code = codeOf(error)
  // A pooler that knows no start-up options names them; PostgreSQL itself takes them.
  if (code === '08P01' && /startup parameter/.test(error.message))
    return new DatabaseTrouble('lent by the transaction', {}, { cause: error })
  if (notNow.test(code) || broken.test(error.message))
    return new DatabaseTrouble('unreachable', { reason: reasonOf(error, code) }, { cause: error })
  return error
}

/** Why `user` got no connection. */
export function asRefusal(error: unknown, user: string): unknown {
  const code = codeOf(error)
  // 22023: there is no such role; 42501: he is no member of it.
  if (error instanceof Error && (code === '22023' || code === '42501') && /role/.test(error.message))
    return new DatabaseTrouble('not allowed the role', { user }, { cause: error })
  // 28P01, 28000: password, user; 3D000: no such database; 42501: no right to enter it.
  if (error instanceof Error && ['28P01', '28000', '3D000', '42501'].includes(code))
    return new DatabaseTrouble('not let in', { reason: error.message }, { cause: error })
  // pg says these without a code of PostgreSQL's: no password was named; one of the two wants TLS; a certificate is not trusted.
  if (error instanceof Error && /client password must be a (non-empty )?string/.test(error.message))
    return new DatabaseTrouble('not let in', { reason: 'it asks for a password, and none is named' }, { cause: error })
  if (error instanceof Error && (/SSL|no encryption/.test(error.message) || /CERT|SIGNATURE|TLS/.test(code)))
    return new DatabaseTrouble('not let in', { reason: error.message }, { cause: error })
  return asTrouble(error)
}

function reasonOf(error: Error, code: string): string {
  const { address, hostname, port } = (error instanceof AggregateError ? (error.errors[0] ?? error) : error) as {
    address?: string
    hostname?: string
    port?: number
  }
  const where = address ?? hostname
  return [code || error.message, where && `${where}${port === undefined ? '' : `:${port}`}`].filter(Boolean).join(', ')
}
