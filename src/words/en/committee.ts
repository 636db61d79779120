import type { Application, CloseAnswer } from '../../terms/application.ts'
import type { Counted, Result, Tally, Voice, Vote } from '../../terms/vote.ts'
import type { Line } from '../../view/view.ts'
import { anyOf } from '../any-of.ts'
import type { CommandWords } from '../commands.ts'
import { listed, monthText, plural } from '../english.ts'
import { command, day, dayAndHour, line, named, soft, strong } from '../line.ts'

const daysToVote = Object.fromEntries([2, 3, 5, 7, 10, 14].map(days => [days, plural(days, 'day')]))

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
    forms: {
      rules: {
        title: 'How the committee votes',
        submit: 'Keep it',
        asks: {
          quorum: {
            name: 'quorum',
            label: 'How many have to vote',
            choices: { 33: 'A third', 50: 'Half', 66: 'Two thirds', 100: 'All of them' },
          },
          days: { name: 'days', label: 'For how many days', choices: daysToVote },
        },
      },
    },
  },
  candidate: {
    name: 'candidate',
    says: 'a candidate before the decision',
    title: 'A candidate',
    submit: 'OK',
    asks: {},
    forms: {
      word: {
        title: 'A word to the committee',
        submit: 'Give it to the committee',
        asks: {
          words: { name: 'words', label: 'What should it know?', hint: 'Read by the committee alone, with your name' },
        },
      },
      note: {
        title: 'Notes of a talk',
        submit: 'Keep it',
        asks: {
          motivations: {
            name: 'motivations',
            label: 'Motivations',
            hint: 'What would make them stay for years? Why here, and why now?',
          },
          expectations: {
            name: 'expectations',
            label: 'Expectations',
            hint: 'In a year, what should have changed? What have they given to others before?',
          },
          human: {
            name: 'person',
            label: 'The person',
            hint: 'How do they speak of others? Would you have coffee with them again? No health, faith or party',
          },
        },
      },
    },
  },
} satisfies Record<string, CommandWords>

const voiceNames: Readonly<Record<Voice, string>> = {
  yes: 'Yes',
  no: 'No',
  later: 'Later',
  concerned: 'I am concerned',
}

const closeNames: Readonly<Record<CloseAnswer, string>> = {
  gladly: 'Yes, gladly',
  unsure: 'Hard to say',
  'rather-not': 'Rather not',
}

const results: Readonly<Record<Result, string>> = {
  yes: 'Most say yes.',
  no: 'Most say no.',
  later: 'Most say later.',
  tie: 'No answer has more voices than the others.',
  'too few': 'Too few have voted for it to count.',
}

/** What nobody has said is left out; where nobody has said anything, that is said. */
const tallied = ({ yes, no, later }: Pick<Tally, Counted>) =>
  anyOf([yes, `yes ${yes}`], [no, `no ${no}`], [later, `later ${later}`]) || 'no voice'

const votedSoFar = ({ voted, electors }: Pick<Vote, 'voted' | 'electors'>) =>
  voted === 0 ? `nobody of ${electors} yet` : `${voted} of ${electors} so far`

const votedOf = ({ yes, no, later }: Pick<Tally, Counted>) => yes + no + later

export const committeeWords = {
  commands: commands as Readonly<Record<keyof typeof commands, CommandWords>>,
  title: 'The admission committee',
  who: (names: readonly string[], appointed: boolean): Line =>
    appointed ? line`${listed(names)}.` : line`Nobody is on it: the organizers stand for it (${listed(names)}).`,
  does: (): Line =>
    line`They read the applications (${command('club', 'candidates')}) and vote. The decision is an organizer’s, and never the bot’s.`,
  press: {
    add: 'Name somebody',
    remove: 'Release somebody',
    candidates: 'Candidates',
    committee: 'The committee',
    rules: 'How it votes…',
    present: 'Show to the members',
    unpresent: 'Stop showing',
    word: 'A word to the committee…',
    wordBack: 'Take it back',
    words: (count: number) => `For the committee alone (${count})`,
    note: 'My notes of a talk…',
    noteAgain: 'Change my notes…',
    consult: (names: readonly string[]) =>
      names.length === 1 ? `Ask ${names[0]} in private` : `Ask ${names.length} members in private`,
    openVote: 'Open the vote',
    extend: 'Three days more',
  },
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
  /** Where he stands, beneath that line. */
  stage: ({ mayShow, shown, words, vote }: Application): Line => {
    const said = words === 0 ? '' : `, ${plural(words, 'word for the committee', 'words for the committee')}`
    if (vote?.closed)
      return line`Voted: ${vote.closed.result === 'too few' ? 'too few' : tallied(vote.closed.tally)}${said}. Waits for the decision.`
    if (vote) return line`Vote until ${dayAndHour(vote.until)}: ${votedSoFar(vote)}${said}.`
    if (shown)
      return line`${shown.over ? 'Was shown' : 'Shown'} to the members until ${dayAndHour(shown.until)}${said}.`
    return mayShow ? line`Not shown to the members yet.` : line`Came before candidates were shown to the members.`
  },
  isShown: (until: Temporal.Instant): Line => line`Shown to the members until ${dayAndHour(until)}.`,
  wasShown: (until: Temporal.Instant, words: number): Line =>
    line`Shown to the members until ${dayAndHour(until)}: ${words === 0 ? 'nobody has said anything against it' : plural(words, 'word for the committee', 'words for the committee')}.`,
  voting: ({ voted, electors, until }: Vote): Line =>
    line`The committee votes until ${dayAndHour(until)}: ${votedSoFar({ voted, electors })}.`,
  result: ({ tally, result }: NonNullable<Vote['closed']>): Line =>
    result === 'too few'
      ? line`${strong(`${votedOf(tally)} of ${tally.electors} have voted`)}. ${results[result]} So that no single voice is known, nobody reads which it was.`
      : line`${strong(`Yes ${tally.yes}, no ${tally.no}, later ${tally.later}`)} (${votedOf(tally)} of ${tally.electors} have voted). ${results[result]}`,
  youDecide: (result: Result): Line =>
    result === 'tie' || result === 'too few'
      ? line`Talk about it, give it three days more, or decide.`
      : line`The numbers decide nothing: it is yours to say.`,
  /** To one of the committee. */
  theyDecide: (): Line => line`The numbers decide nothing: an organizer will.`,
  shownTitle: (name: string) => `${name} would like to be one of us`,
  shown: (until: Temporal.Instant): Line =>
    line`Until ${dayAndHour(until)} you can say a word to the committee. It stays between you and the committee; nobody sees here whether anybody has written.`,
  shownOverTitle: 'A candidate was shown here',
  shownOver: (): Line => line`That is over. Thank you for your attention.`,
  wordSaidTitle: 'The committee has your word',
  wordSaid: (name: string): Line => line`About ${strong(name)}. Nobody else reads it.`,
  wordBackTitle: 'Your word is taken back. Nothing is kept of it.',
  wordsTitle: (name: string, count: number) =>
    count === 0 ? `${name}: nothing said to the committee` : `${name}: what the committee alone reads`,
  wordOf: (name: string) => `A word of ${name}`,
  noteOf: (name: string) => `${name}’s notes`,
  closeTold: 'Would they work well together?',
  closeSaid: (name: string, answer: CloseAnswer): Line => line`${strong(name)}: ${closeNames[answer].toLowerCase()}`,
  consulted: (): Line => line`Who is close in trade has been asked; the committee reads the answers.`,
  closeTitle: (name: string) => `${name} would like to be one of us`,
  close: (): Line =>
    line`Your trades are close: would you work well together? The committee alone reads your answer, which decides nothing.`,
  closeNoted: (answer: CloseAnswer): Line =>
    line`Thank you, the committee has your answer: ${strong(closeNames[answer])}. You can change it until the decision.`,
  closeAnswers: closeNames,
  closeOverTitle: 'You were asked about a candidate',
  closeOver: (): Line => line`This is settled by now. Thank you.`,
  notedTitle: 'Your notes are kept',
  noted: (name: string): Line => line`About ${strong(name)}: for the committee alone, and erased with the application.`,
  wordsStay: (): Line => line`For the committee alone. This look is noted in the audit.`,
  showingOverTitle: (name: string) => `${name}: the members have seen it`,
  voteClosedTitle: (name: string) => `${name}: the committee has voted`,
  ballotTitle: (name: string) => `${name}: your voice`,
  ballot: ({ until, voted, electors, needed }: Vote): Line =>
    line`Until ${dayAndHour(until)}, or until all have voted, you may say it, and change it. Nobody is shown who said what: only how many have voted (${voted} of ${electors}; ${needed} needed).`,
  voiceNoted: (voice: Voice): Line => line`Your voice is noted: ${strong(voiceNames[voice])}. Only you read this.`,
  untilThen: (until: Temporal.Instant): Line =>
    line`You can change it until ${dayAndHour(until)}, or until all have voted.`,
  voices: voiceNames,
  votedTitle: 'Thank you',
  ballotOverTitle: 'The vote is closed',
  notYoursTitle: 'This vote is over for you',
  ballotOver: (): Line => line`Thank you. The organizers read the numbers, and decide.`,
  notYours: (): Line =>
    line`You are not asked any more: whoever is close to a candidate, or off the committee, does not vote.`,
  rulesTitle: 'Noted, for the next votes',
  rules: ({ quorum, days }: { readonly quorum: number; readonly days: number }): Line =>
    line`${plural(days, 'day')} to vote; it counts when ${quorum} in a hundred of those who may vote have.`,
  why: {
    shown: (): Line => line`An organizer shows a candidate to the members for two days, before the committee votes.`,
    showingOver: (): Line =>
      line`A candidate was shown to the members for two days. The organizers are asked once what follows.`,
    close: (): Line =>
      line`A candidate’s trade is close to yours, and an organizer asks whoever is in that place, once, before a decision.`,
    ballot: (): Line => line`You are on the admission committee, and an organizer has opened a vote.`,
    voteClosed: (): Line => line`All have voted, or the time was up. The organizers read the numbers.`,
    named: (by: string): Line =>
      line`${named({ name: by })} has put you on the admission committee. Whoever is named is told.`,
  },
}
