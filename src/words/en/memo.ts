import type { MemberYear, SomeNamed, YearIdea, YearSpan } from '../../terms/memo.ts'
import { expectedIn, type Tally } from '../../terms/presence.ts'
import type { Line } from '../../view/view.ts'
import { listed, plural } from '../english.ts'
import { command, date, dayOfMeeting, line, listedLines, named } from '../line.ts'
import { cited } from '../quoting.ts'

/** `Ana, Ben and 2 others`; where none of them is on the list any more, `2 former members`. */
const some = ({ named: shown, others }: SomeNamed): Line =>
  shown.length === 0
    ? line`${plural(others, 'former member')}`
    : listedLines(
        [...shown.map(one => line`${named(one)}`), ...(others > 0 ? [line`${plural(others, 'other')}`] : [])],
        'and',
      )

/** `; 2 won`; nothing where there is nothing to tell. */
const cameOf = (...clauses: readonly (string | false)[]): string => {
  const said = clauses.filter(clause => clause !== false)
  return said.length === 0 ? '' : `; ${listed(said)}`
}

const meetings = (tally: Tally): Line => {
  const [expected, { excused }] = [expectedIn(tally), tally]
  // Who came seldom reads when he was there, and no sum of when he was not.
  if (tally.came * 2 < expected)
    return line`At meetings: ${tally.came === 1 ? 'once' : `${tally.came} times`}. It was good to have you there.`
  return line`At meetings: ${tally.came} of ${expected}${excused > 0 ? `; excused from ${excused}` : ''}.`
}

const press: Record<YearIdea['what'], string> = {
  meet: 'Propose a coffee',
  answer: 'I may be able to help',
  guest: 'Bring a guest',
}

export const memoWords = {
  press: { ...press, own: 'My year' },
  title: 'Your year in the club',
  anniversary: (years: number, on: Temporal.PlainDate): Line =>
    line`${plural(years, 'year')} with us on ${date(on, 'day of month')}: thank you for being here.`,
  noted: ({ first, last }: YearSpan): Line =>
    line`From ${date(first, 'day of month')} to ${date(last, 'day of month')}, this is what the club has noted.`,
  metHeading: 'Whom you met',
  oneToOnes: (who: SomeNamed): Line => line`One-to-ones with ${some(who)}.`,
  meetings,
  alsoThere: (count: number): Line => line`${plural(count, 'member')} seen at meetings.`,
  metThrough: (count: number): Line => line`${plural(count, 'meeting')} that somebody’s introduction made possible.`,
  gaveHeading: 'What you gave, and what came of it',
  referrals: ({ passed, won, meeting }: MemberYear['referrals']): Line =>
    line`${plural(passed, 'referral')} passed${cameOf(won > 0 && `${won} won`, meeting > 0 && `${meeting} led to a meeting`)}.`,
  business: (count: number): Line => line`${plural(count, 'piece')} of business of your own, given to members.`,
  introduced: ({ agreed, met }: MemberYear['introduced']): Line =>
    line`${plural(agreed, 'introduction')} made${cameOf(met > 0 && `${met} ended in a meeting`)}.`,
  answers: (count: number): Line => line`${plural(count, 'ask')} answered.`,
  guests: ({ came, members }: MemberYear['guests']): Line =>
    line`${plural(came, 'guest')} brought${cameOf(members > 0 && `${members} joined the club`)}.`,
  sponsored: (who: SomeNamed): Line => line`Sponsor of ${some(who)}.`,
  thanksHeading: 'Thanks',
  received: ({ received, from }: MemberYear['thanks']): Line => line`Received: ${received}, from ${some(from)}.`,
  given: (count: number): Line => line`Said: ${count}.`,
  nothing: ({ first, last }: YearSpan): Line =>
    line`Little is noted here from ${date(first, 'day of month')} to ${date(last, 'day of month')}. Years are like that, and what counts most is written nowhere: a talk, some advice, a call. We are glad that you are one of us.`,
  unnoted: (): Line =>
    line`And then there is all that nobody notes: a talk, some advice, a call. We are glad that you are one of us.`,
  ideaHeading: 'One idea for the year to come',
  idea: (idea: YearIdea): Line => {
    switch (idea.what) {
      case 'meet':
        return line`A coffee with ${named(idea.who)}: you two have never had a one-to-one.`
      case 'answer':
        return line`${named(idea.who)} is looking for something: “${cited(idea.text)}”. You may know somebody, or a way.`
      case 'guest':
        return line`Somebody you would like to bring to the meeting on ${dayOfMeeting(idea.meeting)}.`
    }
  },
  renews: (on: Temporal.PlainDate): Line =>
    line`Your membership goes on by itself on ${date(on, 'day of month')}. A break, or leaving, is one press in ${command('profile')}.`,
  private: (): Line => line`Only you read this. It is put together from the records each time it is shown.`,
  why: (): Line =>
    line`Once a year, a month before the anniversary of your joining, you read what is noted of your year. ${command('standing')} shows it whenever you like, under “My year”.`,
}
