import { OperatorTrouble, type SentencesOf } from '../terms/operator-trouble.ts'

/** Why a platform could not be entered, with what its sentence needs. */
type Facts = {
  /** Nobody answers, or not in a way that says anything about us: it may be well again in a minute. */
  unreachable: { readonly platform: 'Slack' | 'Discord'; readonly address: string; readonly detail: string }
  'token refused': { readonly variable: TokenVariable; readonly code: string }
  'intents refused': { readonly code: string }
}

export type TokenVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' | 'DISCORD_TOKEN'
type Code = keyof Facts
type Sentences = SentencesOf<Facts>

const hosts = { Slack: 'slack.com', Discord: 'discord.com' }

const en: Sentences = {
  unreachable: ({ platform, address, detail }) =>
    `${platform} cannot be reached (${detail}). Check the network: this machine must reach ${hosts[platform]}, or ${address} if it is set.`,
  'token refused': ({ variable, code }) =>
    `${variable.startsWith('SLACK') ? 'Slack' : 'Discord'} does not accept ${variable} (${code}). ${whereEn[variable]}`,
  'intents refused': ({ code }) =>
    `Discord does not give this bot what it asks to hear (${code}). Switch it on under "Bot", "Privileged Gateway Intents", at https://discord.com/developers/applications.`,
}

const whereEn: { readonly [V in TokenVariable]: string } = {
  SLACK_BOT_TOKEN: 'Copy it again from "OAuth & Permissions" of the app, at https://api.slack.com/apps.',
  SLACK_APP_TOKEN:
    'Make one with the scope connections:write under "Basic Information", "App-Level Tokens", of the app, at https://api.slack.com/apps.',
  DISCORD_TOKEN:
    'Make a new one with "Reset Token" on the page "Bot" of the application, at https://discord.com/developers/applications.',
}

const fr: Sentences = {
  unreachable: ({ platform, address, detail }) =>
    `${platform} ne répond pas (${detail}). Vérifiez le réseau : cette machine doit joindre ${hosts[platform]}, ou ${address} s’il est renseigné.`,
  'token refused': ({ variable, code }) =>
    `${variable.startsWith('SLACK') ? 'Slack' : 'Discord'} n’accepte pas ${variable} (${code}). ${whereFr[variable]}`,
  'intents refused': ({ code }) =>
    `Discord n’accorde pas à ce bot ce qu’il demande à entendre (${code}). Activez-le dans « Bot », « Privileged Gateway Intents », sur https://discord.com/developers/applications.`,
}

const whereFr: { readonly [V in TokenVariable]: string } = {
  SLACK_BOT_TOKEN: 'Recopiez-le depuis « OAuth & Permissions » de l’application, sur https://api.slack.com/apps.',
  SLACK_APP_TOKEN:
    'Créez-en un avec le droit connections:write dans « Basic Information », « App-Level Tokens », de l’application, sur https://api.slack.com/apps.',
  DISCORD_TOKEN:
    'Créez-en un nouveau par « Reset Token » sur la page « Bot » de l’application, sur https://discord.com/developers/applications.',
}

/** A platform that could not be entered. */
export class EntryTrouble<C extends Code = Code> extends OperatorTrouble<Facts, C> {
  constructor(code: C, facts: Facts[C], options?: ErrorOptions) {
    super({ en, fr }, code, facts, options)
  }

  /** Whether waiting may help; otherwise somebody has to mend it. */
  get passes(): boolean {
    return this.code === 'unreachable'
  }
}
