import type { AcceptedAs, Application, Contact } from '../../terms/application.ts'
import type { AdmissionRefusals } from '../../terms/refusals/admission.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed, plural, span } from '../english.ts'
import { command, day, line, named, strong } from '../line.ts'
import type { RefusalWords } from './general.ts'

const refusals: RefusalWords<keyof AdmissionRefusals> = {
  'applied already': ({ name, since }) =>
    line`${strong(name)} has an application since ${day(since)}: the organizers have it, and will answer.`,
  'candidate agrees first': ({ name }) =>
    line`Has ${strong(name)} agreed to be proposed? Ask, then tick: what you typed is kept for 30 minutes.`,
  'member of that name': ({ names }) =>
    line`The club has ${strong(listed(names, 'and'))} on its list already. Somebody else? Make that clear, by the company in the name or the tick below.`,
}

const asks = {
  name: { name: 'name', label: 'Name' },
  company: { name: 'company', label: 'Company' },
  activity: { name: 'activity', label: 'What they do' },
  motivations: { name: 'why', label: 'Why this club?', hint: 'Read by the organizers alone' },
  agreed: {
    name: 'agreed',
    label: 'They agree to be proposed',
    hint: 'The organizers read it; erased 180 days after a no',
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
        candidate: { title: 'Propose a member', submit: 'Send to the organizers', asks },
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
        accept: {
          title: 'A new member',
          submit: 'Put on the list',
          asks: {
            name: { name: 'name', label: 'Name' },
            email: { name: 'email', label: 'E-mail' },
            company: { name: 'company', label: 'Company' },
            activity: { name: 'activity', label: 'What they do' },
            sponsor: { name: 'sponsor', label: 'Sponsor', hint: 'Looks after them for 90 days' },
            another: {
              name: 'another',
              label: 'Somebody else bears this name',
              hint: 'Only where the club has somebody called so',
            },
          },
        },
      },
    },
  } satisfies Record<string, CommandWords> as Readonly<Record<'apply', CommandWords>>,
  refusals,
  press: {
    accept: 'Accepted',
    refuse: 'Not this time',
    reopen: 'Take the decision back',
    show: 'Read it',
    propose: 'Propose as a member',
  },
  /** Above the form of somebody who is no member. */
  notice: (club: string, days: number): Line =>
    line`What you write goes to the organizers of ${club}, and to nobody else. If the answer is no it is erased ${span(days)} later; ${command('my-data')} shows it to you.`,
  sentTitle: (name: string, self: boolean) =>
    self ? 'Your application is with the organizers' : `${name}: the application is with the organizers`,
  sent: (self: boolean): Line =>
    self
      ? line`One of them will answer you. Until then you can take it back here, or under ${command('my-data')}.`
      : line`They will come back to you; the answer to your candidate is given by a human.`,
  takenBackTitle: 'The application is taken back',
  takenBack: (): Line => line`Nothing is kept of it.`,
  title: (name: string) => `${name} would like to be a member`,
  labels: { company: 'Company', activity: 'What they do', sponsor: 'Sponsor', visits: 'Visits so far' },
  visits: (count: number): Line => line`${count === 0 ? 'none' : plural(count, 'visit')}`,
  himself: (): Line => line`none: they apply themselves`,
  withdrawnTitle: 'An application was taken back',
  decided: ({ status, decidedBy }: Application): Line =>
    line`${status === 'accepted' ? 'Accepted' : 'Not this time'}${decidedBy ? line`, noted by ${named(decidedBy)}` : ''}.`,
  refusedTitle: (name: string) => `${name}: not this time`,
  refused: ({ sponsor }: Application): Line =>
    line`Nothing was sent to anybody: the answer is yours to give${sponsor ? line`, with ${sponsor}` : ''}.`,
  reach: ({ phone, email }: Contact): Line => line`To reach them: ${[phone, email].filter(Boolean).join(', ')}.`,
  acceptedTitle: (name: string) => `${name} is a member`,
  accepted: {
    added: linked =>
      line`On the list from today on, with the sponsor and the visits. ${linked ? 'The account they applied from is linked' : 'Link the account as soon as there is one'}.`,
    returned: () => line`Back on the list: the time away counts neither for nor against them.`,
    already: () =>
      line`They were on the list already: the application is closed, and their membership stays as it was.`,
  } satisfies Record<AcceptedAs, (linked: boolean) => Line> as Readonly<Record<AcceptedAs, (linked: boolean) => Line>>,
  reopenedTitle: (name: string) => `${name}: the application waits again`,
  own: (at: Temporal.Instant): Line =>
    line`Your application of ${day(at)} is with the organizers, who answer themselves. It holds what follows.`,
  digest: (since: Temporal.Instant): Line => line`An application has been waiting for an answer since ${day(since)}.`,
  why: (at: Temporal.Instant): Line => line`Somebody has applied on ${day(at)}. The organizers are told once, at once.`,
}
