import type { OneToOne } from '../../src/club/one-to-ones/one-to-one.ts'
import type { Evidence } from '../../src/club/standing/evidence.ts'
import { groundsOf } from '../../src/club/standing/reasons.ts'
import type { MemberStanding } from '../../src/club/standing/replay.ts'
import type { Figures } from '../../src/club/standing/rules.ts'
import type { Answer, Ask } from '../../src/terms/ask.ts'
import type { Introduction } from '../../src/terms/introduction.ts'
import type { Guest, Meeting } from '../../src/terms/meeting.ts'
import type { Member } from '../../src/terms/member.ts'
import type { Presence } from '../../src/terms/presence.ts'
import type { Referral } from '../../src/terms/referral.ts'
import type { Grounds } from '../../src/terms/standing.ts'

// Records of a club as they are in life, with what people really type: apostrophes, ampersands, stars, brackets.

export const at = (text: string) => Temporal.Instant.from(text)
export const onDay = (text: string) => Temporal.PlainDate.from(text)
export const uuid = (n: number) => `8f0c8e36-0c70-4b4e-9f57-${String(n).padStart(12, '0')}`

const nobody: Omit<Member, 'id' | 'name' | 'fullName' | 'externalId'> = {
  accounts: {},
  jobTitle: null,
  company: null,
  activity: null,
  speciality: null,
  seeks: null,
  offers: null,
  introduceTo: null,
  town: null,
  sectorFamily: null,
  email: null,
  phone: null,
  roles: ['member'],
  joinedOn: onDay('2024-01-15'),
  leftOn: null,
  left: false,
  away: null,
  reads: { language: 'fr', address: 'vous', zone: 'Europe/Paris' },
}
const member = (n: number, name: string, more: Partial<Member> = {}): Member => ({
  ...nobody,
  id: uuid(n),
  externalId: `m-${n}`,
  name,
  fullName: name,
  ...more,
})

export const lea = member(1, 'Léa Martin', {
  accounts: { slack: 'U0LEA', discord: '1290000000000000101', playground: 'lea' },
  company: 'Martin & Fils <Toitures>',
  activity: 'Couverture, zinguerie',
  speciality: 'Toits *plats*',
  seeks: 'Des architectes et des syndics',
  offers: 'Un diagnostic gratuit, même le samedi',
  introduceTo: 'Des gérants de *copropriétés* & leurs conseils',
  sectorFamily: 'construction',
  email: 'lea@martin-toitures.example',
  phone: '+33639981201',
})
export const marc = member(2, 'Marc D’Aubigné_Roux', {
  accounts: { slack: 'U0MARC', discord: '1290000000000000102', playground: 'marc' },
  company: 'Dubois Électricité',
  email: 'marc@dubois.example',
})
/** On no platform yet. */
export const paul = member(3, 'Paul Petit (père)', { company: null })
export const olga = member(4, 'Olga Renard', {
  accounts: { slack: 'U0OLGA', discord: '1290000000000000104', playground: 'olga' },
  roles: ['member', 'organizer'],
})
export const gone = member(5, 'Inès Lenoir', { leftOn: onDay('2026-10-31'), left: true })
export const crowd = Array.from({ length: 130 }, (_, n) =>
  member(100 + n, `Membre ${n + 1} de la Très-Longue-Association`, n % 2 ? {} : { accounts: { slack: `U0M${n}` } }),
)
export const nameOf = (account: string): string =>
  [lea, marc, olga, ...crowd].find(({ accounts }) => Object.values(accounts).includes(account))!.name

export const introduction: Introduction = {
  id: uuid(20),
  asker: olga,
  a: lea,
  b: marc,
  context: 'Deux métiers qui se *complètent* : toit & panneaux',
  said: { a: null, b: null },
  again: { a: null, b: null },
  requestedAt: at('2026-11-03T10:00:00Z'),
  status: 'pending',
  answers: { a: null, b: null },
  met: { a: null, b: null },
  contacts: { a: 'email', b: 'none' },
  conversation: { state: 'none' },
  decidedAt: null,
  endedAt: null,
  held: false,
  withdrawn: false,
}

export const referral: Referral = {
  id: uuid(30),
  giver: lea,
  receiver: marc,
  kind: 'outside',
  prospect: { name: 'Mme Dupont', company: 'SCI <Les Tilleuls>', phone: '06 39 98 12 12', email: 'd@tilleuls.example' },
  need: 'Refaire le tableau du *rez-de-chaussée*,\nplutôt en janvier',
  warmth: '4',
  handoff: 'meeting-set',
  status: 'new',
  givenAt: at('2026-11-03T10:00:00Z'),
  since: at('2026-11-03T10:00:00Z'),
  touchedAt: at('2026-11-03T10:00:00Z'),
  goesOn: null,
  thanked: false,
  imported: false,
  confirmed: null,
  quality: null,
  withdrawn: false,
  handedOn: null,
  pleased: [],
  forgotten: null,
  correctable: false,
  erased: false,
  unfit: { reason: null, words: null },
  note: null,
}

export const meeting: Meeting = {
  id: uuid(40),
  title: null,
  startsAt: at('2026-11-12T06:45:00Z'),
  endsAt: at('2026-11-12T08:15:00Z'),
  zone: 'Europe/Paris',
  place: 'La Cour d’Or, 3 rue *du Palais*',
  status: 'planned',
  closedAt: null,
  required: true,
  seats: null,
  series: null,
  revision: 0,
}
export const guest: Guest = {
  id: uuid(41),
  name: 'Paul Roux',
  company: 'Roux Bois & Co',
  by: lea,
  status: 'invited',
}

export const oneToOne: OneToOne = {
  id: uuid(50),
  people: [lea, marc],
  by: lea,
  isBrought: false,
  round: null,
  status: 'proposed',
  proposedAt: at('2026-11-03T10:00:00Z'),
  heldOn: null,
  note: 'Un café jeudi ? [9 h]',
  ...{ place: null, startsAt: null, sequence: 0, moments: [], loggedBy: null },
  ...{ acceptedBy: [], declinedBy: [], confirmedBy: [], deniedBy: [], usefulTo: [] },
}

export const need: Ask = {
  id: uuid(120),
  kind: 'ask',
  author: lea,
  text: 'Un notaire *réactif* pour une cession <avant Noël> ?',
  createdAt: at('2026-11-03T10:00:00Z'),
  expiresOn: onDay('2026-12-03'),
  status: 'open',
  isOpen: true,
  isUndone: false,
}
export const answer: Answer = {
  id: uuid(121),
  ask: need,
  by: marc,
  text: 'Le mien répond *le jour même*',
  contact: 'phone',
  at: at('2026-11-04T10:00:00Z'),
  isHelpful: null,
  isUndone: false,
}

const figures: Figures = {
  ...{ objected: false, contested: false, onLeave: false, daysOfMembership: 700, recordedMeetings: 24, came: 19 },
  ...{ acts: 12, solicitingActs: 5, giving: 4.2, soliciting: 2.1, time: 380, relG: 1.3, relS: 0.7, ratio: 1.6 },
  ...{
    enough: true,
    presence: 0.8,
    seen: 0.79,
    presentAsTheClub: true,
    e: 1,
    solicitingSinceCleared: undefined,
    timesCleared: 0,
  },
}
const evidence = (['referral', 'referral', 'thanks', 'ask', 'one-to-one', 'guest'] as const).map(
  (kind, n): Evidence => ({
    id: uuid(60 + n),
    kind,
    side: kind === 'ask' ? 'soliciting' : kind === 'one-to-one' ? 'taking-part' : 'giving',
    on: at(`2026-0${n + 2}-14T09:00:00Z`),
    ...(n === 1 && { inside: true }),
  }),
)
/** Came to 19 of 22, and was excused twice. */
export const attended: Presence = { came: 19, absent: 3, excused: 2, since: onDay('2026-05-28') }

export const standingOf = (of: Member, standing: MemberStanding['standing']): MemberStanding => ({
  member: of.id,
  standing,
  since: onDay('2026-10-06'),
  figures: standing === 'objected' ? undefined : figures,
  presence: attended,
  evidence: standing === 'objected' ? [] : evidence,
  joinedOn: of.joinedOn,
  leave: standing === 'on-leave' ? { from: onDay('2026-10-01'), until: onDay('2026-12-31') } : null,
})

/** What is told of him on 3 November, with figures of his own where the usual ones give another reason. */
export const groundsFor = (of: MemberStanding, figured: Partial<Figures> = {}): Grounds =>
  groundsOf(of, { ...figures, ...figured }, { zone: 'Europe/Paris', today: onDay('2026-11-03') })

/** Every reason that somebody may read, in the order of the table of standings. */
export const everyGrounds = (of: Member): readonly Grounds[] => {
  const as = (standing: MemberStanding['standing'], figured: Partial<Figures> = {}, joinedOn = of.joinedOn) =>
    groundsFor({ ...standingOf(of, standing), joinedOn }, figured)
  const gaveLess = { relG: 0.7 }
  return [
    as('objected'),
    as('contested'),
    as('on-leave'),
    as('new', { daysOfMembership: 22 }, onDay('2026-10-12')),
    as('new', { daysOfMembership: 47 }, onDay('2026-09-17')),
    as('new', { recordedMeetings: 0, acts: 3 }),
    as('hunter'),
    as('withdrawn'),
    as('engaged', { ...gaveLess, presence: 0.4 }),
    as('engaged', { ...gaveLess, ratio: 2.4 }),
    as('to-rebalance', { ...gaveLess, presence: 0.4, ratio: 2.4 }),
    as('engaged'),
    {
      ...as('engaged'),
      presence: { came: 0, absent: 3, excused: 7, since: onDay('2026-05-28') },
      given: {},
      asked: {},
    },
    { ...as('hunter'), given: {}, asked: { ask: 1, 'introduction-for-himself': 5 } },
    { ...as('engaged'), asked: {} },
  ]
}

/** Léa as the playground draws for her. */
export const leaOnThePage = {
  ...{ id: 'lea', account: 'lea', name: lea.name, company: '', jobTitle: '', roles: [] },
  ...{ isOrganizer: false, isGuest: false },
  reader: { language: 'fr', address: 'vous', zone: 'Europe/Paris' },
} as const
