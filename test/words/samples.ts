import { askKinds } from '../../src/terms/ask.ts'
import type { RefusalFacts } from '../../src/terms/refusals.ts'
import type { Words } from '../../src/words/words.ts'
import { at, meeting as breakfast, introduction, lea, marc, olga, onDay, referral } from '../kit/records.ts'

const called = (name: string) => ({ id: lea.id, name })

/** What each refusal is about, once or in each of its forms: a new one does not compile until it stands here. */
export const refused: { readonly [Code in keyof RefusalFacts]: readonly RefusalFacts[Code][] } = {
  'unknown command': [
    { typed: 'recomander', near: ['recommander', 'recos'] },
    { typed: 'meteo', near: [] },
  ],
  'members only': [{ organizers: [olga.name, marc.name] }, { organizers: [] }],
  'organizers only': [{ organizers: [olga.name] }, { organizers: [] }],
  'no club here': [{ administrator: true }, { administrator: false }],
  'not for you': [{}],
  'no longer possible': [{}],
  'done already': [{ by: null }, { by: olga.name }],
  'draft expired': [{}],
  'unknown member': [
    { typed: '', near: [] },
    { typed: 'Lea Martn', near: [lea, marc] },
    { typed: 'Zorro', near: [] },
  ],
  'several members': [
    { typed: 'Marc Petit', among: [called('Marc Petit (Toitures Petit)'), called('Marc Petit (Petit & filles)')] },
    { typed: 'Marc', among: ['Petit', 'Dubois', 'Roux', 'Klein', 'Haddad', 'Sy', 'Weiß'].map(called) },
  ],
  'someone who left': [{ name: 'Inès Lenoir' }],
  yourself: [{}],
  'round drawn': [{}],
  'many kept apart': [{ most: 20 }],
  'same member twice': [{ member: lea }],
  missing: [{}],
  'too long': [{ max: 500, found: 612 }],
  'not a choice': [{ typed: 'peut-être', choices: [] }],
  'not a date': [{ typed: 'jeudredi' }],
  'unclear date': [{ typed: '03/12', could: [onDay('2026-12-03'), onDay('2027-03-12')] }],
  'not a time': [{ typed: 'tantôt' }],
  'not an e-mail address': [{ typed: 'lea chez martin' }],
  'not a telephone number': [{ typed: 'douze' }],
  'in the past': [{}],
  'already on its way': [{}],
  'asked before': [{ since: at('2026-06-04T10:00:00Z') }],
  'already introduced': [{ since: at('2026-06-04T10:00:00Z') }, { since: null }],
  'nothing to present': [{}],
  'no hours at all': [{}],
  'former values gone': [{}],
  'presented already': [{}],
  'no such meeting': [{}],
  'no meeting ahead': [{}],
  'meeting cancelled': [breakfast],
  'meeting begun': [breakfast],
  'meeting not begun': [breakfast],
  'no roll to take': [{ next: breakfast }, { next: null }],
  'nobody came': [{}],
  'roll changed meanwhile': [{ by: null }, { by: olga.name }],
  'marked twice': [{ names: [lea.name, marc.name] }],
  'hour skipped': [{ instead: at('2027-03-28T01:30:00Z'), zone: breakfast.zone }],
  'too far ahead': [{}],
  'meeting then already': [
    { ...breakfast, by: null },
    { ...breakfast, by: olga.name },
  ],
  'guest invited already': [
    { name: 'Paul Roux', by: null },
    { name: 'Paul Roux', by: 'Amélie Roy' },
  ],
  'guest visits used up': [{ name: 'Paul Roux', visits: 2 }],
  'not a zone': [{ typed: 'Pariss' }],
  'asked enough today': [{ organizers: [olga.name] }, { organizers: [] }],
  'unknown code': [{}],
  'too many codes': [{}],
  'code used up': [{}],
  'member linked already': [{ name: lea.name }],
  'account linked already': [{ name: lea.name }],
  'on the list already': [{ name: lea.name }],
  'not a member any more': [{ name: lea.name }],
  'still a member': [{ name: lea.name }],
  'too late to undo': [{ name: lea.name, days: 30 }],
  'last organizer': [{}],
  'organizer already': [{ name: lea.name }],
  'no organizer': [{ name: lea.name }],
  'place taken': [{ club: 'Le Cercle' }],
  'channel of another purpose': [{}],
  'no such channel': [{}],
  'no such account': [{}],
  'administrators only': [{}],
  'organizer linked already': [{ names: [olga.name] }],
  'proposed already': [{ since: at('2026-11-03T10:00:00Z') }],
  'moment gone': [{}],
  'too long ago': [{ on: onDay('2026-10-02') }],
  'consent needed': [{}],
  'prospect needed': [{}],
  'same referral just passed': [{ since: at('2026-11-03T10:00:00Z') }],
  'referral taken up': [{ receiver: 'Élodie d’Arcy' }],
  'nothing to contest': [{}],
  'contested already': [{ since: onDay('2026-11-03') }],
  'not about yourself': [{}],
  'pause too long': [{ days: 90, until: onDay('2027-02-11') }],
  'pause taken already': [
    { from: onDay('2026-12-20'), until: onDay('2027-01-04') },
    { from: onDay('2026-09-01'), until: null },
  ],
  'thanks stand': [{ days: 30 }],
  'too short an ask': [{ min: 10 }],
  'a contact in it': [{ found: '06 12 34 56 78' }],
  'an end too far': [{ days: 90, last: onDay('2027-02-01') }],
  'an end in the past': [{ today: onDay('2026-11-03') }],
  'asked already': askKinds.map(kind => ({ kind, since: at('2026-11-03T10:00:00Z') })),
  'closed meanwhile': askKinds.map(kind => ({ kind, by: lea.name })),
  'your own ask': askKinds.map(kind => ({ kind })),
  'acted on already': [{ by: lea.name }],
  'asks himself': askKinds.map(kind => ({ kind, name: lea.name })),
  'passed already': [{ name: marc.name }],
  'on pause': [{ name: marc.name }],
  'two asks this week': [{ name: marc.name }],
}

type Why<Topic> = Topic extends { readonly why: infer Told } ? Told : never
type FactsOf<Told> = Told extends (...facts: infer Facts) => unknown
  ? readonly Facts[]
  : { readonly [Kind in keyof Told]: Told[Kind] extends (...facts: infer Facts) => unknown ? readonly Facts[] : never }

const on = at('2026-11-03T10:00:00Z')
const meeting = at('2026-11-12T06:45:00Z')

/** What "why this message?" is answered with, for each topic and kind of message: a new one does not compile until it stands here. */
export const asked: {
  readonly [Topic in keyof Words as Why<Words[Topic]> extends never ? never : Topic]: FactsOf<Why<Words[Topic]>>
} = {
  asks: {
    routed: [
      [lea.name, olga.name, null],
      [lea.name, null, null],
      [lea.name, null, { from: 'does', says: 'Charpente' }],
    ],
    roundUp: [[]],
    answered: askKinds.map(kind => [lea.name, on, kind]),
    lastCall: [
      ['ask', onDay('2026-12-03')],
      ...askKinds.map((kind): ['ask' | 'offer' | 'problem', null] => [kind, null]),
    ],
  },
  connection: [['slack']],
  digest: [[]],
  introductions: {
    asked: [[introduction]],
    reminder: [[introduction]],
    ended: [[introduction]],
    agreed: [[introduction]],
    conversation: [[]],
    met: [[{ ...introduction, decidedAt: meeting }]],
    presented: [[lea.name]],
  },
  leaves: { ending: [[onDay('2026-11-29')]], over: [[onDay('2026-11-29')]] },
  meetings: {
    announced: [[breakfast]],
    changed: [[]],
    unanswered: [[breakfast]],
    coming: [[breakfast]],
    rollMissing: [[breakfast]],
    followUp: [[breakfast]],
    recap: [[breakfast]],
  },
  members: {
    linked: [[]],
    named: [[olga.name]],
    linkAsked: [[on]],
    linkWanted: [[]],
    organizerConfirmed: [[on]],
  },
  nudges: {
    nudge: [
      ['withdrawn', onDay('2026-10-06'), 1, 8],
      ['newcomer', null, 0, 2],
      ['to-rebalance', onDay('2026-10-06'), 4, 8],
      ['hunter', onDay('2026-10-06'), 6, 8],
    ],
    buddy: [[]],
    handOver: [[]],
  },
  pairing: { ahead: [[meeting]], proposed: [[on], [null]] },
  oneToOnes: { proposed: [[lea.name, on]], held: [[on]] },
  referrals: {
    received: [[lea.name, on]],
    returned: [[marc.name, on]],
    moved: [[marc.name]],
    reminder: [[[referral]], [[referral, { ...referral, imported: true }]]],
    closesSoon: [[on]],
    pleasure: [[lea.name]],
  },
  standing: { contest: [[lea.name]], answered: [[]] },
  thanks: { received: [[lea.name, on]], told: [[on]] },
}
