import { expect, vi } from 'vitest'
import { startSlack as connect, type SlackSettings } from '../../src/platforms/slack/index.ts'
import { placeLeft } from '../../src/start/places.ts'
import { asTyped } from './as-typed.ts'
import {
  each,
  type FormSeen,
  type Hands,
  heardOnly,
  type OpenClub,
  openClub,
  Person,
  Screen,
  type Seen,
  standsOn,
  type Who,
} from './on-platform.ts'
import { mount } from './slack/bot.ts'
import { type LocalSlack, startSlack, wordsOf } from './slack/index.ts'
import { elementsIn } from './slack/widgets.ts'
import type { Message, OpenView } from './slack/workspace.ts'
import type { Stage } from './stage.ts'
import { usualCast } from './story.ts'

const accounts: Record<Who, string> = { lea: 'U0LEA', marc: 'U0MARC', ana: 'U0ANA', olga: 'U0OLGA' }
const stranger = 'U0INES'

type OnSlack = OpenClub & {
  /** Another place of the club. */
  readonly stage: Stage
  readonly slack: LocalSlack
  readonly told: readonly string[]
}

/** The club in a Slack workspace, over a socket or over signed requests. `troubled`: Slack will refuse things. */
export const onSlack =
  (
    over: 'socket' | 'http',
    { troubled = false, log }: { troubled?: boolean; log?: { write(line: string): void } } = {},
  ) =>
  async (): Promise<OnSlack> => {
    const { story, heard, dispatch, idle } = await openClub(log)
    const slack = await startSlack({ now: () => story.clock.now() })
    const { workspace } = slack
    for (const [who, id] of Object.entries(accounts) as [Who, string][])
      slack.addUser({ id, name: usualCast[who].name, handle: who })
    slack.addUser({ id: stranger, name: 'Inès Petit', handle: 'ines' })
    const members = [...Object.values(accounts), stranger]
    slack.addChannel({ id: 'C0CLUB', name: 'club', members, bot: true })
    slack.addChannel({ id: 'C0INTROS', name: 'presentations', members, bot: true })
    slack.addChannel({ id: 'C0BUREAU', name: 'bureau', isPrivate: true, members: [accounts.olga], bot: true })
    const channels = { club: 'C0CLUB', introductions: 'C0INTROS', organizers: 'C0BUREAU' }
    const ground = { platform: 'slack', place: workspace.id, accounts, channels } as const
    await standsOn(story, ground)
    const told: string[] = []
    const common = { apiUrl: slack.apiUrl, botToken: slack.botToken }
    const settings: SlackSettings =
      over === 'http'
        ? { ...common, over, signingSecret: slack.signingSecret }
        : { ...common, over, appToken: slack.appToken }
    const { clock } = story.assidu
    const say = (level: string, message: string) => void (level === 'info' || told.push(message))
    const at = (place: string) => ({ platform: 'slack', place }) as const
    const bot = await connect(settings, {
      ...{ dispatch, clock, say, pace: 0 },
      uninstalled: place => void placeLeft(story.assidu, at(place)),
    })
    const unmount = bot.router ? await mount(slack, bot.router) : async () => {}
    story.assidu.platforms.set('slack', bot)

    const hearsOne = async (gesture: () => Promise<unknown>) => {
      const before = heard.length
      await gesture()
      // A press is acknowledged before it is looked at; what is answered by nothing changes nothing on Slack.
      const isHeard = () => expect(heard.length > before && idle(), 'the gesture is heard').toBe(true)
      await vi.waitFor(isHeard, { timeout: 10_000, interval: 5 })
    }
    const person = (name: string, id: string) => new Person(name, handsOf(slack, id, hearsOne), story.assidu.drain)
    return {
      ...story,
      slack,
      told,
      ground,
      heard,
      people: each(who => person(usualCast[who].name, accounts[who])),
      stranger: person('Inès Petit', stranger),
      rang: () =>
        workspace.messages.some(one => one.from === workspace.bot.user && ringsForAll(one)) ? ['everyone'] : [],
      network: {
        slowsDown: seconds => slack.troubles.next('chat.postMessage', { status: 429, retryAfter: seconds }),
        losesAnswer: () => slack.troubles.next('chat.postMessage', { lost: true }),
        comesTwice: () => slack.repeats(),
      },
      async close() {
        await story.close()
        await unmount()
        await slack.close()
        if (troubled) return
        // Whatever was told, Slack found nothing malformed, and no answer was lost.
        expect(slack.calls.filter(({ error, status }) => error && status !== 429)).toEqual([])
        expect(told).toEqual([])
        heardOnly(heard, members)
      },
    }
  }

/** Somebody's hands at his Slack client; `hearsOne` waits until the bot has heard what they do. */
export function handsOf(
  slack: LocalSlack,
  id: string,
  hearsOne: (gesture: () => Promise<unknown>) => Promise<void>,
): Hands {
  const me = slack.user(id)
  const screen = new Screen<Message>()
  let sent: OpenView | undefined
  const before = (seen: Seen, label: string): Message => {
    const has = (one: Message) => buttonsOf(one).includes(label)
    const now = slack.workspace.messages.find(({ ts }) => ts === seen.id)
    return now && has(now) ? now : screen.last(seen.id, has)
  }
  return {
    types(line, where) {
      const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? []
      const channel = where === 'direct' ? slack.workspace.direct([id]).id : 'C0CLUB'
      return hearsOne(() => me.types(command, text, { channel }))
    },
    says(text, where) {
      const channel = where === 'direct' ? slack.workspace.direct([id]).id : 'C0CLUB'
      return hearsOne(() => me.says(text, { channel }))
    },
    presses: (seen, label) => hearsOne(() => me.presses(before(seen, label), label)),
    chooses: (seen, select, option) => hearsOne(() => me.chooses(before(seen, select), select, option)),
    async submits(values) {
      sent = await me.seesForm(/./)
      const typed = Object.entries(values).map(([id, value]) => [id, Array.isArray(value) ? [...value] : value])
      await hearsOne(() => me.submits(Object.fromEntries(typed), sent))
    },
    submitsAgain: () => hearsOne(() => me.submits({}, sent)),
    form: async () => formSeen(await me.seesForm(/./)),
    messages: async () =>
      me.messages
        .filter(({ from }) => from !== id)
        .map(one => {
          screen.shows(one.ts, { ...one })
          return seenBy(slack, one)
        }),
  }
}

function seenBy({ workspace }: LocalSlack, message: Message): Seen {
  const { kind } = workspace.conversations.get(message.channel)!
  const name = (_: string, account: string) => `@${workspace.users.get(account)?.name}`
  return {
    id: message.ts,
    words: wordsOf(message.blocks.filter(({ type }) => type !== 'actions')).replace(/<@(\w+)>/g, name),
    where: kind === 'im' ? 'direct' : kind === 'mpim' ? 'group' : 'channel',
    spot: message.channel,
    onlyHis: message.onlyFor !== undefined,
    edits: message.edits,
    buttons: buttonsOf(message),
  }
}

/** Slack looks for `<!channel>` only where it reads markup: the text beside the blocks, and objects of type mrkdwn. */
const ringsForAll = ({ text, blocks }: Message): boolean =>
  /<!(everyone|here|channel)/.test(text) || /"type":"(broadcast|mrkdwn)"/.test(JSON.stringify(blocks))

const buttonsOf = (message: Message): string[] =>
  elementsIn(message).map(({ element }) => wordsOf(element.text ?? element.placeholder))

function formSeen(form: OpenView): FormSeen {
  const values = elementsIn(form).map(({ block, element }) => {
    const [typed] = Object.values(form.values[block.block_id ?? ''] ?? {})
    const shown = Object.entries({ ...element, ...typed })
      .filter(([key]) => /^(initial|selected|value)/.test(key))
      .map(([, value]) => (typeof value === 'string' ? value : wordsOf(value)))
    return [block.block_id ?? '', shown.at(-1) ?? '']
  })
  const said = form.view.blocks.filter(({ type }) => type === 'rich_text').map(block => wordsOf(block))
  return {
    values: Object.fromEntries(values),
    problems: asTyped([...Object.values(form.problems), ...said].join('\n')),
  }
}
