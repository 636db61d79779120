import { folded } from '../../terms/names.ts'
import {
  type ReferralFilter,
  type ReferralSide,
  type ReferralState,
  referralSides,
  referralStates,
} from '../../terms/own-referral.ts'
import type { Referral } from '../../terms/referral.ts'
import { isClosed } from '../../terms/referral.ts'

/** All there are: what a list of them offers. */
export const filters = referralSides.flatMap(side => referralStates.map((state): ReferralFilter => `${side}-${state}`))
export const everything: ReferralFilter = 'both-all'

/** What was typed behind `/referrals`: what it shows, and the words that are looked for. */
export type Asked = { readonly filter: ReferralFilter; readonly sought: string } | 'file'

/** As people say it, in both languages, whichever they read: folded, the longer first where one begins another. */
const said: readonly (readonly [RegExp, { readonly side?: ReferralSide; readonly state?: ReferralState }])[] = [
  [/^(?:given|gave|passed|donnees?|transmises?|envoyees?)(?= |$)/, { side: 'given' }],
  [/^(?:received|got|recues?)(?= |$)/, { side: 'received' }],
  [/^(?:open|ongoing|ouvertes?|en cours|pending|in progress)(?= |$)/, { state: 'open' }],
  [/^(?:done|closed|finished|over|terminees?|finies?|closes?|cloturees?|fermees?)(?= |$)/, { state: 'done' }],
  [/^(?:all|everything|toutes?|tout)(?= |$)/, {}],
]
const asFile = /^(?:export|exporter|fichier|file|csv|telecharger|download)$/

/** The words at the beginning that say which are meant; what follows is looked for. */
export function readFilter(typed: string): Asked {
  // Whoever puts quotation marks around it, or a comma between as the menu does, means the same.
  let rest = folded(typed.replace(/["«»“”„,]/g, ' '))
  if (asFile.test(rest)) return 'file'
  let [side, state]: [ReferralSide, ReferralState] = ['both', 'all']
  for (;;) {
    const found = said.map(([words, meant]) => ({ match: words.exec(rest), meant })).find(({ match }) => match)
    if (!found?.match) return { filter: `${side}-${state}`, sought: rest }
    rest = rest.slice(found.match[0].length).trim()
    side = found.meant.side ?? side
    state = found.meant.state ?? state
  }
}

/** Those of his referrals that a filter shows, and in which of them each of these words stands. */
export function filtered(
  all: readonly Referral[],
  { by, filter, sought = '' }: { readonly by: string; readonly filter: ReferralFilter; readonly sought?: string },
): { readonly given: readonly Referral[]; readonly received: readonly Referral[] } {
  const [side, state] = filter.split('-') as [ReferralSide, ReferralState]
  const words = folded(sought)
    .split(' ')
    .filter(word => word !== '')
  const those = all.filter(
    one => (state === 'all' || isClosed(one.status) === (state === 'done')) && (words.length === 0 || has(one, words)),
  )
  return {
    given: side === 'received' ? [] : those.filter(({ giver }) => giver.id === by),
    received: side === 'given' ? [] : those.filter(({ receiver }) => receiver.id === by),
  }
}

/** Whether each of these words stands in it: the two, their firms, the prospect, the need. */
function has({ giver, receiver, prospect, need }: Referral, words: readonly string[]): boolean {
  const people = [giver, receiver].flatMap(({ name, fullName, company }) => [name, fullName, company])
  const text = folded([...people, prospect.company, prospect.name, need].filter(one => one).join('\n'))
  return words.every(word => text.includes(word))
}
