import { webApi } from '@slack/bolt'
import type { Clock } from '../../time/clock.ts'
import { EntryTrouble } from '../entry.ts'
import type { Examined, Finding } from '../examined.ts'
import { entryTrouble } from './entry.ts'
import { botScopes, optionalScopes } from './manifest.ts'
import { People } from './people.ts'
import { type Workspace, Workspaces } from './workspaces.ts'

type ToExamine = {
  readonly apiUrl: string | undefined
  readonly clock: Clock
} & (
  | { readonly botToken: string; readonly appToken?: string }
  /** Many workspaces: those that installed the app, each with its own token. */
  | { readonly installed: readonly Workspace[] }
)

/** Tries every token there is: whose it is, its scopes, and whether Socket Mode opens. */
export async function examineSlack(toExamine: ToExamine): Promise<Examined> {
  const apiUrl = (toExamine.apiUrl ?? 'https://slack.com/api').replace(/\/?$/, '/')
  const client = (token: string) =>
    new webApi.WebClient(token, {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      timeout: 10_000,
      logLevel: webApi.LogLevel.ERROR,
    })
  const workspaces = new Workspaces(apiUrl)
  const findings: Finding[] = []
  const tried = 'installed' in toExamine ? toExamine.installed : [{ place: '', name: '', token: toExamine.botToken }]
  if (tried.length === 0)
    findings.push({
      what: 'slack',
      verdict: 'warn',
      says: 'no workspace has installed the app yet',
      mend: 'An administrator opens /slack/install at your address.',
    })
  for (const { name, token } of tried)
    try {
      const me = await client(token).auth.test()
      workspaces.add({ place: me.team_id ?? '', name: me.team ?? '', token })
      findings.push(scopesOf(me))
    } catch (error) {
      findings.push(inWords(error, 'installed' in toExamine ? name : undefined))
    }
  if ('appToken' in toExamine && toExamine.appToken !== undefined)
    try {
      await client(toExamine.appToken).apps.connections.open()
      findings.push({ what: 'socket mode', verdict: 'ok', says: 'SLACK_APP_TOKEN opens it' })
    } catch (error) {
      findings.push({ what: 'socket mode', verdict: 'fail', says: entryTrouble(error, 'SLACK_APP_TOKEN').message })
    }
  const people = new People(place => workspaces.client(place), toExamine.clock)
  return {
    findings,
    places: workspaces.all().map(({ place, name }) => ({ place, name })),
    channels: place => people.channels(place),
    mends: {
      place: 'Use the token of that workspace, or connect the club to this one.',
      channel: 'Type /invite @Assidu there.',
    },
  }
}

function scopesOf({ team, user, response_metadata: metadata }: webApi.AuthTestResponse): Finding {
  const scopes = metadata?.scopes ?? []
  const missing = scopes.length === 0 ? [] : botScopes.filter(scope => !scopes.includes(scope))
  if (missing.length === 0) return { what: 'slack', verdict: 'ok', says: `${user} in ${team}` }
  const mend = 'Update the app with assidu slack-manifest and install it again.'
  const named = `scopes missing: ${missing.join(', ')}`
  return missing.every(scope => optionalScopes.includes(scope))
    ? {
        ...{ what: 'slack', verdict: 'warn', mend },
        says: `${user} in ${team}: the next meeting does not stand in the channel’s topic, ${named}`,
      }
    : { what: 'slack', verdict: 'fail', says: `${user} in ${team}: ${named}`, mend }
}

/** `installed`: the workspace whose own token it was, which no variable holds. */
function inWords(error: unknown, installed: string | undefined): Finding {
  const trouble = entryTrouble(error, 'SLACK_BOT_TOKEN')
  if (installed === undefined || trouble.passes) return { what: 'slack', verdict: 'fail', says: trouble.message }
  const code = trouble instanceof EntryTrouble && 'code' in trouble.facts ? trouble.facts.code : ''
  return {
    what: 'slack',
    verdict: 'fail',
    says: `${installed} no longer lets the app in (${code})`,
    mend: 'An administrator of it installs the app again at /slack/install.',
  }
}
