import type { Command } from '../../grammar/define.ts'
import { inBoth } from '../../grammar/names.ts'
import type { Language } from '../../terms/speech.ts'
import type { CommandWords } from '../../words/commands.ts'
import { typesetAll } from '../../words/typeset.ts'
import { fold } from './text.ts'

/** What the bot may do, each for one reason; Slack asks every workspace anew when one is added. */
export const botScopes = [
  'commands',
  'chat:write',
  // To answer whoever calls it in a channel; nothing else that is written there reaches it.
  'app_mentions:read',
  'im:write',
  'mpim:write',
  // The bot's own DMs only: to find its own message after a doubtful send.
  'im:history',
  // The pictures and files of its own messages.
  'files:write',
  'users:read',
  'users:read.email',
  'channels:read',
  'groups:read',
  // The next meeting in the topic of the club's channel (conversations.setTopic; these scopes as others' apps ask for them,
  // Slack's own page was not at hand).
  'channels:write.topic',
  'groups:write.topic',
] as const

/** Those without which all works but one thing, which is then left out: an app that was installed before they were asked for goes on. */
export const optionalScopes: readonly string[] = ['channels:write.topic', 'groups:write.topic']

const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'tokens_revoked',
  'user_change',
  'member_joined_channel',
  'message.im',
] as const

export type ManifestOptions = {
  readonly commands: readonly Command[]
  readonly language: Language
  readonly prefix?: string
  /** The outside address; without it the app uses Socket Mode. */
  readonly url?: string
}

type SlashCommand = { command: string; description: string; usage_hint?: string; should_escape: boolean; url?: string }

const describes: Record<Language, { short: string; long: string; all: string }> = {
  fr: typesetAll(
    {
      short: 'Les présences, les recommandations et les mises en relation de votre club.',
      long: 'Assidu aide les membres d’un club d’affaires à se recommander, à se présenter et à se retrouver : recommandations, mises en relation, tête-à-tête, besoins et offres, réunions. Le bureau reçoit chaque lundi le point de la semaine. Chacun voit ce qui est noté de lui, le corrige ou s’y oppose. Tapez /aide pour commencer.',
      all: 'Comprend toutes les commandes d’Assidu.',
    },
    'fr',
  ),
  en: {
    short: 'Attendance, referrals and introductions of your business club.',
    long: 'Assidu helps the members of a business club to recommend, introduce and meet each other: referrals, introductions, one-to-ones, asks and offers, meetings. The organizers get the week in one message each Monday. Everyone sees what is recorded about him, corrects it or objects to it. Type /help to begin.',
    all: 'Understands every command of Assidu.',
  },
}

/** The app manifest: every command under its English and its French name, described in one language as Slack allows. */
export function slackManifest({ commands, language, prefix = '', url }: ManifestOptions) {
  const requestUrl = url === undefined ? undefined : `${url.replace(/\/$/, '')}/slack/events`
  const typed = commands.filter(({ under }) => under === undefined)
  const other: Language = language === 'fr' ? 'en' : 'fr'
  const named = typed.flatMap(command => {
    const words = inBoth(command.name)
    const shared = { description: fold(words[language].says, 2_000), hint: hintOf(command, words[language]) }
    return [words[language].name, words[other].name].map(name => ({ name, ...shared }))
  })
  const all = [...named, { name: 'assidu', description: describes[language].all, hint: '' }]
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Assidu',
      description: describes[language].short,
      long_description: describes[language].long,
      background_color: '#1f4e4a',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Assidu', always_online: true },
      slash_commands: onePerName(all).map(
        ({ name, description, hint }): SlashCommand => ({
          command: `/${prefix}${name}`,
          description,
          should_escape: true,
          ...(hint !== '' && { usage_hint: hint }),
          ...(requestUrl !== undefined && { url: requestUrl }),
        }),
      ),
    },
    oauth_config: {
      scopes: { bot: [...botScopes] },
      ...(url !== undefined && { redirect_urls: [`${url.replace(/\/$/, '')}/slack/oauth_redirect`] }),
    },
    settings: {
      event_subscriptions: { bot_events: [...botEvents], ...(requestUrl !== undefined && { request_url: requestUrl }) },
      interactivity: {
        is_enabled: true,
        ...(requestUrl !== undefined && { request_url: requestUrl, message_menu_options_url: requestUrl }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  }
}

/** What may follow the name: `à besoin [contact]`, in square brackets what may be left out. */
function hintOf({ asks }: Command, words: CommandWords): string {
  const named = Object.entries(asks).flatMap(([ask, { formOnly, required }]) => {
    const name = words.asks[ask]?.name
    return formOnly || name === undefined ? [] : [required ? name : `[${name}]`]
  })
  return fold(named.join(' '), 1_000)
}

/** `/pause` and `/club` are the same word in both languages: Slack wants each name once. */
function onePerName<Named extends { name: string }>(all: readonly Named[]): Named[] {
  return all.filter(({ name }, i) => all.findIndex(other => other.name === name) === i)
}
