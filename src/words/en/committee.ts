import type { Application } from '../../terms/application.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, monthText } from '../english.ts'
import { command, day, line, named, soft, strong } from '../line.ts'

const commands = {
  'club-committee': {
    name: 'committee',
    says: 'who votes about candidates',
    title: 'The committee',
    submit: 'OK',
    asks: {},
    forms: {
      add: { title: 'On the committee', submit: 'Name', asks: { member: { name: 'member', label: 'Who?' } } },
      remove: {
        title: 'Off the committee',
        submit: 'Release',
        asks: { member: { name: 'member', label: 'Who?', hint: 'They stay a member' } },
      },
    },
  },
  'club-candidates': {
    name: 'candidates',
    says: 'who would like to be a member, and where each application stands',
    title: 'Candidates',
    submit: 'OK',
    asks: {},
  },
} satisfies Record<string, CommandWords>

export const committeeWords = {
  commands: commands as Readonly<Record<keyof typeof commands, CommandWords>>,
  title: 'The admission committee',
  who: (names: readonly string[], appointed: boolean): Line =>
    appointed ? line`${listed(names)}.` : line`Nobody is on it: the organizers stand for it (${listed(names)}).`,
  does: (): Line =>
    line`They read the applications (${command('club', 'candidates')}) and vote. The decision is an organizer’s, and never the bot’s.`,
  press: { add: 'Name somebody', remove: 'Release somebody', candidates: 'Candidates', committee: 'The committee' },
  namedTitle: (name: string) => `${name} is on the committee`,
  releasedTitle: (name: string) => `${name} is no longer on the committee`,
  youAreTitle: 'You are on the admission committee',
  youAre: (by: string): Line =>
    line`${named({ name: by })} has named you. ${command('club', 'candidates')} shows who would like to be a member; you will be asked for your voice.`,
  youAreNotTitle: 'You are no longer on the admission committee',
  candidatesTitle: (count: number) =>
    count === 0 ? 'Candidates' : count === 1 ? 'One application waits' : `${count} applications wait`,
  noCandidates: (): Line => line`Nobody waits for an answer. ${command('apply')} proposes somebody.`,
  /** One of the list, in a line. */
  candidate: ({ name, company, laterOn, at }: Application): Line =>
    line`${strong(name)}${company === null ? '' : line`, ${company}`} ${soft('·')} ${laterOn ? `on the waiting list, until ${monthText(laterOn)}` : line`since ${day(at)}`}`,
  why: {
    named: (by: string): Line =>
      line`${named({ name: by })} has put you on the admission committee. Whoever is named is told.`,
  },
}
