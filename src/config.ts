import { homedir } from 'node:os'
import * as z from 'zod'

/** The environment, read once, here. A group that is half set stops the start and names what is missing. */

export type SlackSettings =
  | { readonly over: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly over: 'http'; readonly botToken: string; readonly signingSecret: string }
  | { readonly over: 'oauth'; readonly signingSecret: string; readonly clientId: string; readonly clientSecret: string }

export type Config = {
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly host: string
  readonly port: number
  readonly role: 'all' | 'web' | 'gateway' | 'worker'
  readonly secretKey: string | undefined
  readonly oldSecretKey: string | undefined
  readonly publicUrl: string | undefined
  readonly playground: 'on' | 'off' | undefined
  readonly prefix: string
  readonly slack: (SlackSettings & { readonly apiUrl: string | undefined }) | undefined
  readonly discord:
    | {
        readonly token: string
        readonly applicationId: string | undefined
        readonly publicKey: string | undefined
        readonly apiUrl: string | undefined
      }
    | undefined
  readonly metricsToken: string | undefined
  readonly logLevel: string
  readonly language: 'fr' | 'en'
  /** What was given and is not used, in sentences. */
  readonly warnings: readonly string[]
}

/** What is wrong with the configuration, in sentences for the operator. */
export class ConfigTrouble extends Error {}

const text = z
  .string()
  .trim()
  .optional()
  .transform(value => (value === '' ? undefined : value))
/** Whatever else it holds would break the call it is sent with, and look like a network that is down. */
const token = text.superRefine((value, context) => {
  const why = value === undefined ? undefined : noToken(value)
  if (why !== undefined) context.addIssue({ code: 'custom', message: why })
})

function noToken(value: string): string | undefined {
  if (/^(bearer|bot|token)\s/i.test(value))
    return 'begins with a word that is no part of it: leave out what stands before the token'
  if (/^["'`]|["'`]$/.test(value)) return 'stands in quotation marks that are taken for a part of it: leave them out'
  return /^[\x21-\x7e]+$/.test(value)
    ? undefined
    : 'holds a character that no token has: copy it again, and nothing else with it'
}

/** A token of Slack says by its beginning which one it is; those of tests and proxies say nothing. */
const slackToken = (own: string) =>
  token.superRefine((value, context) => {
    const begins = /^xox[a-z]-|^xapp-/.exec(value ?? '')?.[0]
    if (begins !== undefined && begins !== own)
      context.addIssue({
        code: 'custom',
        message: `begins with ${begins}, and must begin with ${own}: it is another one’s place`,
      })
  })

/** A path as a shell would read it: `~` is the home folder of who starts the bot. */
const path = text
  .superRefine((value, context) => {
    const name = /^~[^/\\]/.test(value ?? '') ? '~' : /\$\{?\w|%\w+%/.exec(value ?? '')?.[0]
    if (name !== undefined)
      context.addIssue({ code: 'custom', message: `holds ${name}…, which nobody replaces here: write the whole path` })
  })
  .transform(value => (value === undefined ? undefined : value.replace(/^~(?=$|[/\\])/, homedir())))
const url = text.refine(
  value => value === undefined || /^https?:\/\/\S+$/.test(value),
  'must be an address like https://club.example.org',
)

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const environment = z.object({
  DATABASE_URL: text
    .refine(value => value === undefined || /^postgres(ql)?:\/\//.test(value), 'must begin with postgres://')
    .refine(
      // The server may be named behind the question mark alone, as one of a socket is.
      value => value === undefined || URL.canParse(value) || URL.canParse(value.replace('@/', '@localhost/')),
      'is no address like postgres://user:password@host:5432/database; @ : / # ? and % in a password are written %40 %3A %2F %23 %3F %25',
    ),
  ASSIDU_DATA_DIR: path,
  ASSIDU_HOST: text,
  ASSIDU_PORT: text.refine(
    value => value === undefined || (/^\d{1,5}$/.test(value) && Number(value) <= 65535),
    'must be a port number, 0 to 65535',
  ),
  ASSIDU_ROLE: text.pipe(z.enum(['all', 'web', 'gateway', 'worker'], 'takes all, web, gateway or worker').optional()),
  ASSIDU_SECRET_KEY: text,
  ASSIDU_SECRET_KEY_OLD: text,
  ASSIDU_PUBLIC_URL: url,
  ASSIDU_PLAYGROUND: text.pipe(z.enum(['on', 'off'], 'takes on or off').optional()),
  ASSIDU_PREFIX: text.refine(
    value => value === undefined || /^[a-z0-9_-]{1,12}$/.test(value),
    'takes 1 to 12 of a-z 0-9 _ -',
  ),
  SLACK_BOT_TOKEN: slackToken('xoxb-'),
  SLACK_APP_TOKEN: slackToken('xapp-'),
  SLACK_SIGNING_SECRET: token,
  SLACK_CLIENT_ID: token,
  SLACK_CLIENT_SECRET: token,
  SLACK_API_URL: url,
  DISCORD_TOKEN: token,
  DISCORD_APPLICATION_ID: text,
  DISCORD_PUBLIC_KEY: text.refine(
    value => value === undefined || /^[0-9a-f]{64}$/i.test(value),
    'must be 64 hexadecimal digits, from "General Information" of the developer portal',
  ),
  DISCORD_API_URL: url,
  ASSIDU_METRICS_TOKEN: text,
  LOG_LEVEL: text.pipe(z.enum(levels, `takes ${levels.join(', ')}`).optional()),
})

type Environment = z.infer<typeof environment>

/** Every variable there is. */
export const names: readonly string[] = Object.keys(environment.shape)

type Told = {
  /** Where a variable was set, in words. */
  readonly where?: (name: string) => string
  readonly warnings?: readonly string[]
}

/** Reads the configuration; throws ConfigTrouble with one sentence for each thing to mend. */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  language: Config['language'] = 'en',
  { where, warnings = [] }: Told = {},
): Config {
  const read = environment.safeParse(variables)
  if (!read.success) {
    const says = read.error.issues.map(({ path, message }) => {
      const name = path.join('.')
      return `${name} ${message}${where ? ` (${where(name)})` : ''}.`
    })
    throw new ConfigTrouble(says.join('\n'))
  }
  const set = read.data
  if (set.DATABASE_URL && !set.ASSIDU_SECRET_KEY)
    throw new ConfigTrouble(
      'DATABASE_URL is set, ASSIDU_SECRET_KEY is missing: prospects’ contacts are encrypted with it. Make one with `openssl rand -base64 32` and keep it safe.',
    )
  return {
    databaseUrl: set.DATABASE_URL,
    dataDir: set.ASSIDU_DATA_DIR ?? '.assidu',
    host: set.ASSIDU_HOST ?? '127.0.0.1',
    port: Number(set.ASSIDU_PORT ?? 4280),
    role: set.ASSIDU_ROLE ?? 'all',
    secretKey: set.ASSIDU_SECRET_KEY,
    oldSecretKey: set.ASSIDU_SECRET_KEY_OLD,
    publicUrl: set.ASSIDU_PUBLIC_URL,
    playground: set.ASSIDU_PLAYGROUND,
    prefix: set.ASSIDU_PREFIX ?? '',
    slack: slackOf(set),
    discord:
      set.DISCORD_TOKEN === undefined
        ? undefined
        : {
            token: set.DISCORD_TOKEN,
            applicationId: set.DISCORD_APPLICATION_ID,
            publicKey: set.DISCORD_PUBLIC_KEY,
            apiUrl: set.DISCORD_API_URL,
          },
    metricsToken: set.ASSIDU_METRICS_TOKEN,
    logLevel: set.LOG_LEVEL ?? 'info',
    language,
    warnings,
  }
}

function slackOf(set: Environment): Config['slack'] {
  const values = {
    bot: set.SLACK_BOT_TOKEN,
    app: set.SLACK_APP_TOKEN,
    secret: set.SLACK_SIGNING_SECRET,
    id: set.SLACK_CLIENT_ID,
    clientSecret: set.SLACK_CLIENT_SECRET,
  }
  if (Object.values(values).every(value => value === undefined)) return undefined
  const apiUrl = set.SLACK_API_URL
  if (values.bot && values.app && !values.secret && !values.id && !values.clientSecret)
    return { over: 'socket', botToken: values.bot, appToken: values.app, apiUrl }
  if (values.bot && values.secret && !values.app && !values.id && !values.clientSecret)
    return { over: 'http', botToken: values.bot, signingSecret: values.secret, apiUrl }
  if (values.secret && values.id && values.clientSecret && !values.bot && !values.app)
    return {
      over: 'oauth',
      signingSecret: values.secret,
      clientId: values.id,
      clientSecret: values.clientSecret,
      apiUrl,
    }
  const missing = values.bot
    ? values.app || values.secret
      ? 'leave either SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), not both, and no client id'
      : 'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing beside SLACK_BOT_TOKEN'
    : values.id || values.clientSecret
      ? 'many workspaces take SLACK_SIGNING_SECRET, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET together, and no bot or app token'
      : 'SLACK_BOT_TOKEN is missing'
  throw new ConfigTrouble(`Slack is half set: ${missing}.`)
}
