import { referPress } from '../../src/club/referrals/presses.ts'
import { fileToKeep, paragraph, picture, view } from '../../src/view/build.ts'
import type { Action, Block, Inline, View } from '../../src/view/view.ts'
import type { Words } from '../../src/words/words.ts'
import { png } from '../kit/png.ts'
import { marc, uuid } from '../kit/records.ts'
import { admission } from './gallery/admission.ts'
import { apart } from './gallery/apart.ts'
import { asks } from './gallery/asks.ts'
import { audits } from './gallery/audit.ts'
import { balances } from './gallery/balance.ts'
import { business } from './gallery/business.ts'
import { calendar } from './gallery/calendar.ts'
import { checkIn } from './gallery/check-in.ts'
import { digests } from './gallery/digest.ts'
import { digestSettings, digestTexts } from './gallery/digest-settings.ts'
import { directories } from './gallery/directory.ts'
import { rollDisputes } from './gallery/disputes.ts'
import { contact } from './gallery/first-contact.ts'
import { guests } from './gallery/guests.ts'
import { introductions } from './gallery/introductions.ts'
import { keeping, settingsDoor } from './gallery/keeping.ts'
import { pauses } from './gallery/leaves.ts'
import { meetingSettings } from './gallery/meeting-settings.ts'
import { meetings } from './gallery/meetings.ts'
import { members } from './gallery/members.ts'
import { memos } from './gallery/memo.ts'
import { nudgeEffects } from './gallery/nudge-effect.ts'
import { nudges } from './gallery/nudges.ts'
import { newcomers, oneToOnes } from './gallery/one-to-ones.ts'
import { pairing } from './gallery/pairing.ts'
import { partings } from './gallery/parting.ts'
import { presences } from './gallery/presence.ts'
import { privacy } from './gallery/privacy.ts'
import { problems } from './gallery/problems.ts'
import { profile } from './gallery/profiles.ts'
import { prospects } from './gallery/prospects.ts'
import { referrals } from './gallery/referrals.ts'
import { manySeries } from './gallery/series.ts'
import { setups } from './gallery/setup.ts'
import { standings } from './gallery/standing.ts'
import { thanksGiven } from './gallery/thanks.ts'
import { beneath } from './gallery/ties.ts'
import { weights } from './gallery/weights.ts'

const inlines: { readonly [K in Inline['kind']]: Extract<Inline, { kind: K }> } = {
  text: { kind: 'text', text: 'Des mots *tels quels*', style: 'strong' },
  member: { kind: 'member', member: marc },
  date: { kind: 'date', day: '2020-01-03', form: 'day of month' },
  time: { kind: 'time', at: '2026-11-26T18:00:00Z', form: 'day and hour' },
  link: { kind: 'link', url: 'https://example.org/club', text: 'le site du club' },
  phone: { kind: 'phone', typed: '0639981212 poste 4', e164: '+33639981212' },
  command: { kind: 'command', name: 'refer', rest: '@Marc' },
}

const presses: { readonly [K in Action['kind']]: Extract<Action, { kind: K }> } = {
  button: { kind: 'button', id: referPress('undo', uuid(1)), label: 'Un bouton', style: 'danger' },
  select: {
    kind: 'select',
    id: referPress('rate', uuid(1)),
    label: 'Un menu',
    options: [{ value: '1', label: 'Son choix' }],
  },
  link: { kind: 'link', url: 'https://example.org/', label: 'Un lien' },
}

const blocks: { readonly [K in Block['kind']]: Extract<Block, { kind: K }> } = {
  heading: { kind: 'heading', text: 'Un intertitre' },
  text: { kind: 'text', line: Object.values(inlines) },
  list: { kind: 'list', items: [[inlines.text], [inlines.member]] },
  facts: { kind: 'facts', facts: [{ label: 'Qui', value: [inlines.member] }] },
  quote: { kind: 'quote', text: 'Ce que quelqu’un a tapé <tel quel>' },
  note: { kind: 'note', line: [{ kind: 'text', text: 'En petit' }] },
  divider: { kind: 'divider' },
  picture: picture(png(60, 20, [30, 110, 90]), 'Présences\u00a0: 17 sur 24, en hausse', 'Les présences *du mois*'),
  file: fileToKeep({
    name: 'reunion.ics',
    type: 'text/calendar',
    bytes: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
  }),
  actions: { kind: 'actions', actions: Object.values(presses) },
}

/** What a card may show, whether a card of the club shows it yet or not. */
const everything = [view('Tout ce qu’une carte peut montrer', ...Object.values(blocks), paragraph([inlines.text]))]

/** Every card of every topic in one language, drawn from records as they are in life: `[name, card]`. */
export const gallery = (words: Words): readonly (readonly [name: string, card: View])[] =>
  Object.entries({
    introductions: introductions(words),
    referrals: referrals(words),
    prospects: prospects(words),
    meetings: meetings(words),
    keeping: keeping(words),
    'settings door': settingsDoor(words),
    'meeting settings': meetingSettings(words),
    guests: guests(words),
    admission: admission(words),
    series: manySeries(words),
    apart: apart(words),
    calendar: calendar(words),
    'check-in': checkIn(words),
    balances: balances(words),
    business: business(words),
    audits: audits(words),
    memos: memos(words),
    partings: partings(words),
    presences: presences(words),
    rollDisputes: rollDisputes(words),
    pairing: pairing(words),
    'one-to-ones': oneToOnes(words),
    newcomers: newcomers(words),
    thanks: thanksGiven(words),
    directories: directories(words),
    pauses: pauses(words),
    problems: problems(words),
    'beneath an answer': beneath(words),
    standings: standings(words),
    weights: weights(words),
    nudges: nudges(words),
    'nudge effects': nudgeEffects(words),
    digests: digests(words),
    'digest settings': digestSettings(words),
    'digest texts': digestTexts(words),
    asks: asks(words),
    members: members(words),
    'set-up': setups(words),
    privacy: privacy(words),
    profiles: profile(words),
    'first contact': contact(words),
    kinds: { everything },
  }).flatMap(([topic, cards]) =>
    Object.entries(cards).flatMap(([name, shown]) =>
      (shown as readonly View[]).map((card, n) => [`${topic}: ${name} ${n + 1}`, card] as const),
    ),
  )
