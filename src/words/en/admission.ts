import type { AcceptedAs, Application, Applying, Contact, Decision } from '../../terms/application.ts'
import type { Member, MemberRef } from '../../terms/member.ts'
import type { AdmissionRefusals } from '../../terms/refusals/admission.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, monthText, namedAll, plural, span } from '../english.ts'
import { command, date, day, dayAndHour, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'
import { sectorNames } from './sectors.ts'

const refusals: RefusalWords<keyof AdmissionRefusals> = {
  'on the committee already': ({ name }) => line`${named({ name })} is on the committee already.`,
  'not on the committee': ({ name }) => line`${named({ name })} is not on the committee.`,
  'vote over': ({ until }) =>
    line`This vote has been closed since ${dayAndHour(until)}: your voice can no longer be noted. Say it to the organizers.`,
  'too close to vote': ({ why }) =>
    why === 'sponsor'
      ? line`You vouch for this candidate: it is for the others to judge.`
      : why === 'company'
        ? line`You work in the same firm: it is for the others to judge.`
        : line`You have said that you are concerned: it is for the others to judge.`,
  'for the committee': () => line`Only the committee reads what the members said to it.`,
  'still shown': ({ until }) =>
    line`The members may say a word until ${dayAndHour(until)}: open the vote after that, so that everybody votes knowing it.`,
  'nobody may vote': () =>
    line`Nobody could vote: everybody on the committee is close to this candidate. Talk about it, and decide.`,
  'not shown any more': () =>
    line`This candidate is no longer shown to the members. An organizer will hear you gladly.`,
  'answer first': ({ name }) => line`Write first what ${strong(name)} is to read.`,
  'applied already': ({ name, since }) =>
    line`${strong(name)} has an application since ${day(since)}: the organizers have it, and will answer.`,
  'candidate agrees first': ({ name }) =>
    line`Has ${strong(name)} agreed to be proposed? Ask, then tick: what you typed is kept for 30 minutes.`,
  'member of that name': ({ names }) =>
    line`The club has ${strong(listed(names, 'and'))} on its list already. Somebody else? Make that clear, by the company in the name or the tick below.`,
}

/** Of the forms of a decision. */
const said = {
  reason: { name: 'reason', label: 'Why', hint: 'For the organizers and the committee alone' },
  answer: {
    name: 'answer',
    label: 'What you write to them',
    hint: 'A draft to make yours. Nothing is sent before you have seen it once more',
  },
}

const asks = {
  name: { name: 'name', label: 'Name' },
  company: { name: 'company', label: 'Company' },
  activity: { name: 'activity', label: 'What they do' },
  motivations: { name: 'why', label: 'Why this club?', hint: 'Read by the organizers and the committee alone' },
  agreed: {
    name: 'agreed',
    label: 'They agree to be proposed',
    hint: 'The members may see name, company and trade for two days; erased 180 days after a no',
  },
}

export const admissionWords = {
  commands: {
    apply: {
      name: 'apply',
      says: 'propose somebody as a member, or apply yourself',
      title: 'An application',
      submit: 'Send',
      asks: { name: { name: 'name', label: 'Who?' } },
      forms: {
        candidate: {
          title: 'Propose a member',
          submit: 'Send to the organizers',
          asks: {
            ...asks,
            sponsorSays: {
              name: 'word',
              label: 'Why do you vouch for them?',
              hint: 'In your words; read by the organizers and the committee alone',
            },
          },
        },
        self: {
          title: 'Your application',
          submit: 'Send to the organizers',
          asks: {
            ...asks,
            name: { name: 'name', label: 'Your name' },
            company: { name: 'company', label: 'Your company' },
            activity: { name: 'activity', label: 'What you do' },
            contact: {
              name: 'contact',
              label: 'Your telephone or e-mail',
              hint: 'For the answer; never shown in a channel',
            },
          },
        },
        trade: {
          title: 'Your trade',
          submit: 'Keep it',
          asks: {
            jobTitle: { name: 'function', label: 'Your function' },
            speciality: { name: 'speciality', label: 'Your speciality' },
            sector: { name: 'sector', label: 'Your sector', choices: sectorNames },
            groups: { name: 'groups', label: 'Other groups you belong to' },
            knows: { name: 'knows', label: 'Who of the club knows you?' },
          },
        },
        why: {
          title: 'Why you come',
          submit: 'Keep it',
          asks: {
            motivations: asks.motivations,
            expectations: {
              name: 'expectations',
              label: 'What do you expect?',
              hint: 'In a year, what should have changed?',
            },
            brings: { name: 'bring', label: 'What do you bring?', hint: 'What others could ask you for' },
          },
        },
        accept: {
          title: 'A new member',
          submit: 'Put on the list',
          asks: {
            name: { name: 'name', label: 'Name' },
            email: { name: 'email', label: 'E-mail' },
            company: { name: 'company', label: 'Company' },
            activity: { name: 'activity', label: 'What they do' },
            sponsor: { name: 'sponsor', label: 'Sponsor', hint: 'Looks after them for 90 days' },
            review: {
              name: 'review',
              label: 'A word about how it goes',
              hint: 'In three months where nothing is chosen; the digest reminds you',
              choices: { 3: 'In three months', 6: 'In six months', 0: 'No reminder' },
            },
            another: {
              name: 'another',
              label: 'Somebody else bears this name',
              hint: 'Only where the club has somebody called so',
            },
            ...said,
          },
        },
        later: {
          title: 'On the waiting list',
          submit: 'Note it',
          asks: {
            month: { name: 'month', label: 'To be looked at again in', hint: 'The digest reminds you' },
            ...said,
          },
        },
        refuse: { title: 'Not this time', submit: 'Note it', asks: said },
        rewrite: { title: 'Your answer', submit: 'Keep it', asks: { answer: said.answer } },
      },
    },
  } satisfies Record<string, CommandWords> as Readonly<Record<'apply', CommandWords>>,
  refusals,
  press: {
    accept: 'Accept…',
    later: 'Not now…',
    refuse: 'No…',
    send: 'Send it in my name',
    rewrite: 'Change the text…',
    reopen: 'Take the decision back',
    show: 'Read it',
    reviewed: 'We have spoken',
    tell: { trade: 'Your trade (step 2 of 3)…', why: 'Why you come (step 3 of 3)…' },
    tellAgain: { trade: 'Change your trade…', why: 'Change why you come…' },
    showOf: (name: string) => `Read: ${name}`,
    propose: 'Propose as a member',
  },
  /** Above the form of somebody who is no member. */
  notice: (club: string, days: number): Line =>
    line`By sending you accept the club’s charter. What you write goes to the organizers of ${club} and to the committee that votes. The members may be shown your name, company, activity and sponsor, and nothing else; somebody close to your trade may be asked about working with you. The committee may note a talk with you, for itself alone. If the answer is no it is erased ${span(days)} later; ${command('my-data')} shows it to you.`,
  sentTitle: (name: string, self: boolean) =>
    self ? 'Your application is with the organizers' : `${name}: the application is with the organizers`,
  sent: {
    himself: () =>
      line`One of them will answer you. Until then you can take it back here, or under ${command('my-data')}.`,
    'a member': () => line`They will come back to you; the answer to your candidate is given by a human.`,
    'an organizer': () =>
      line`The file is where the organizers read it, and under ${command('club', 'candidates')}: what follows is for you to begin, together.`,
  } satisfies Record<Applying, () => Line> as Readonly<Record<Applying, () => Line>>,
  takenBackTitle: 'The application is taken back',
  takenBack: (): Line => line`Nothing is kept of it.`,
  title: (name: string) => `${name} would like to be a member`,
  labels: {
    ...{ company: 'Company', activity: 'What they do', sponsor: 'Sponsor', visits: 'Visits so far' },
    ...{
      jobTitle: 'Function',
      speciality: 'Speciality',
      sector: 'Sector',
      groups: 'Other groups',
      knows: 'Knows here',
    },
    ...{ balance: 'In seats', close: 'Close in trade', comparable: 'Also waiting' },
  },
  closeOnes: (members: readonly MemberRef[]): Line => namedAll(members),
  /** Candidates of the same trade. */
  comparable: (names: readonly string[]): Line => line`${listed(names)}, of the same trade`,
  toldOf: { expectations: 'What they expect', brings: 'What they bring' },
  /** To a candidate; what is missing keeps nobody from answering him. */
  stepsLeft: (count: number): Line =>
    count === 0
      ? line`You have told all that is asked, and can change it until there is an answer.`
      : line`${count === 1 ? 'One short step helps' : 'Two short steps help'} the organizers to know you. Now or later: ${command('apply')} takes you back to where you left off.`,
  sponsorSaid: 'What the sponsor says',
  visits: (count: number): Line => line`${count === 0 ? 'none' : plural(count, 'visit')}`,
  himself: (): Line => line`none, they apply themselves`,
  withdrawnTitle: 'An application was taken back',
  decided: ({ status, laterOn, decidedBy }: Application): Line =>
    line`${status === 'accepted' ? 'Accepted' : laterOn ? `On the waiting list, until ${monthText(laterOn)}` : 'Not this time'}${decidedBy ? line`, noted by ${named(decidedBy)}` : ''}.`,
  month: (first: Temporal.PlainDate) => monthText(first),
  notedTitle: ({ name, laterOn }: Application) =>
    laterOn ? `${name}: on the waiting list, until ${monthText(laterOn)}` : `${name}: your answer`,
  /** `sponsor`: who answers with him, where that is another. */
  noted: (sponsor: Member | null): Line =>
    line`Nothing was sent to anybody: the answer is yours to give${sponsor ? line`, with ${sponsor}` : ''}.`,
  reason: 'Why (for the organizers and the committee alone)',
  answerTitle: 'What you write to them',
  sentOn: (at: Temporal.Instant): Line => line`Sent in your name on ${day(at)}.`,
  letterTitle: (by: string, club: string) => `${by} writes to you for ${club}`,
  wroteYou: 'What was written to you',
  waitsTitle: (name: string) => `${name} has not got your answer`,
  waits: (): Line => line`It could not be delivered here: give it another way.`,
  /** What a human makes his own before he sends it. */
  draft: {
    accepted: (name, club, by) =>
      `Dear ${name},\n\nIt is with great pleasure that we welcome you to ${club}. You are a member from today on: come to the next meeting, where somebody will introduce you to everybody.\n\nSee you very soon,\n${by}`,
    later: (name, club, by) =>
      `Dear ${name},\n\nThank you for your interest in ${club}, and for the time you have given us. We cannot welcome you just now, and would like to look at your application again in some months. You need not do anything: we will come back to you.\n\nWith kind regards,\n${by}`,
    refused: (name, club, by) =>
      `Dear ${name},\n\nThank you for your interest in ${club}, and for the time you have given us. We have talked about your application with care, and will not go further with it this time. This is no judgement on you or on your work, and we wish you all the best.\n\nWith kind regards,\n${by}`,
  } satisfies Record<Decision, (name: string, club: string, by: string) => string> as Readonly<
    Record<Decision, (name: string, club: string, by: string) => string>
  >,
  reach: ({ phone, email }: Contact): Line => line`To reach them: ${[phone, email].filter(Boolean).join(', ')}.`,
  acceptedTitle: (name: string) => `${name} is a member`,
  accepted: {
    added: linked =>
      line`On the list from today on, with all that was noted before. ${linked ? 'The account they applied from is linked' : 'Link the account as soon as there is one'}.`,
    returned: () => line`Back on the list: the time away counts neither for nor against them.`,
    already: () =>
      line`They were on the list already: the application is closed, and their membership stays as it was.`,
  } satisfies Record<AcceptedAs, (linked: boolean) => Line> as Readonly<Record<AcceptedAs, (linked: boolean) => Line>>,
  letIn: (): Line => line`Let them into the club’s channel too: that is done on the platform, by hand.`,
  reviewOn: (day: Temporal.PlainDate): Line =>
    line`From ${date(day)} on, a word with them about how it goes: the digest reminds you.`,
  reviewedTitle: (name: string) => `${name}: you have spoken, and are not reminded any more`,
  hadGone: (): Line => line`What you wrote has gone already: tell them that it is open again.`,
  reopenedTitle: (name: string) => `${name}: the application waits again`,
  own: (at: Temporal.Instant): Line =>
    line`Your application of ${day(at)} is with the organizers, who answer themselves. It holds what follows.`,
  digest: ({
    since,
    laterOn,
    reviewOn,
  }: Pick<Application, 'laterOn' | 'reviewOn'> & { since: Temporal.Instant }): Line =>
    reviewOn
      ? line`Somebody new has been here for some months: a word about how it goes was meant for ${date(reviewOn)}.`
      : laterOn
        ? line`A candidate on the waiting list was to be looked at again in ${monthText(laterOn)}.`
        : line`An application has been waiting for an answer since ${day(since)}.`,
  why: {
    applied: (at: Temporal.Instant): Line =>
      line`Somebody has applied on ${day(at)}. The organizers are told once, at once.`,
    answered: (by: string, at: Temporal.Instant): Line =>
      line`You applied to the club, and ${named({ name: by })} has answered you on ${day(at)}.`,
    waits: (at: Temporal.Instant): Line =>
      line`You sent an answer to a candidate on ${day(at)}. Whoever sends one is told where it does not arrive.`,
  },
}
