import { setTimeout as pause } from 'node:timers/promises'
import { type Connection, connect } from '../../src/db/connect.ts'
import { secretKeyIn, startEmbedded } from '../../src/db/embedded.ts'
import { sealer } from '../../src/db/seal.ts'
import type { FaultyClub } from './club.ts'
import type { Act } from './life.ts'
import { type Records, readRecords, underWay } from './records.ts'
import { type Shown, shownBy } from './shown.ts'

/** What a run came to. Lists hold a line for each, so that a failure can be looked into. */
export type Books = {
  readonly kills: number
  readonly actsLost: readonly string[]
  readonly messagesLost: readonly string[]
  readonly doubled: readonly string[]
  readonly stuck: readonly string[]
  /** Messages of which for a while nobody knew whether they had arrived. */
  readonly doubtful: number
  /** Of these, where the platform cannot be asked: sent once more, or let go. Whatever else was doubtful was found out. */
  readonly again: number
  readonly dropped: number
}

export const isWell = ({ actsLost, messagesLost, doubled, stuck }: Books): boolean =>
  [actsLost, messagesLost, doubled, stuck].every(list => list.length === 0)

/** The line that a run ends with. */
export const sum = (books: Books): string => {
  const { kills, actsLost, messagesLost, doubled, stuck, doubtful, again, dropped } = books
  return `${kills} kills: ${actsLost.length} acts lost, ${messagesLost.length} messages lost, ${doubled.length} doubled, ${stuck.length} stuck, ${doubtful} doubtful (${again} again, ${dropped} dropped)`
}

/** How long what was interrupted may take to come right by itself: a lease, and a look after it. */
const longestSettling = { seconds: 150 }

/** Waits until nothing is under way any more, lets members press on what stands there twice, and counts. */
export async function readBooks(club: FaultyClub, acts: readonly Act[], kills: number): Promise<Books> {
  const server = await startEmbedded({ dir: club.env.ASSIDU_DATA_DIR!, say: () => {} })
  const owner = connect(server.url, { as: 'owner', max: 2 })
  try {
    const unsettled = await settled(owner)
    const records = await readRecords(owner, sealer({ key: await secretKeyIn(server.home) }))
    const shown = shownBy(club, records.deliveries)
    return {
      kills,
      actsLost: acts
        .filter(act => act.told && !stands(act, records))
        .map(act => `${act.by.name}: ${act.kind} ${act.tag}`),
      messagesLost: messagesLost(records, shown),
      doubled: [...actsDoubled(acts, records), ...messagesDoubled(records, shown)],
      stuck: [...unsettled, ...stale(records, shown)],
      doubtful: records.deliveries.filter(({ doubtful }) => doubtful > 0).length,
      again: records.deliveries.filter(one => one.sent_again > 0).length,
      dropped: records.deliveries.filter(({ state }) => state === 'let go').length,
    }
  } finally {
    await owner.close()
    await server.leave()
  }
}

/** What is under way still when it has been waited for long enough. */
async function settled(owner: Connection): Promise<string[]> {
  const until = Temporal.Now.instant().add(longestSettling)
  for (;;) {
    const left = await underWay(owner)
    if (left.length === 0 || Temporal.Instant.compare(Temporal.Now.instant(), until) > 0) return left
    await pause(250)
  }
}

/** Whether what he was told is done is done. */
function stands({ kind, by, tag }: Act, { referrals, introductions, meetings }: Records): boolean {
  const referral = referrals.find(({ need }) => need === tag)
  const introduction = introductions.find(({ context }) => context === tag)
  const meeting = meetings.find(({ place }) => place === tag)
  switch (kind) {
    case 'refer':
      return referral !== undefined
    case 'contacted':
      return referral?.status === 'contacted'
    case 'introduce':
      return introduction !== undefined
    case 'gladly':
      return introduction?.yes.includes(by.externalId) ?? false
    case 'plan':
      return meeting !== undefined
    case 'come':
      return meeting?.coming.includes(by.externalId) ?? false
  }
}

function actsDoubled(acts: readonly Act[], { referrals, introductions, meetings }: Records): string[] {
  const there = [
    ...referrals.map(({ need }) => need),
    ...introductions.map(({ context }) => context),
    ...meetings.map(({ place }) => place),
  ]
  return acts
    .filter(
      ({ kind, tag }) => ['refer', 'introduce', 'plan'].includes(kind) && there.filter(one => one === tag).length > 1,
    )
    .map(({ by, kind, tag }) => `${by.name}: ${kind} ${tag} stands there more than once`)
}

/** What was to be told and stands nowhere. */
const messagesLost = ({ referrals, deliveries, dropped }: Records, shown: ReadonlyMap<string, Shown[]>): string[] => [
  ...referrals.filter(({ received }) => !received).map(({ need }) => `nobody is told of ${need}`),
  ...deliveries
    .filter(({ id, state }) => state === 'sent' && !shown.has(id))
    .map(({ kind, id }) => `${kind} ${id} is noted as sent and stands nowhere`),
  ...deliveries.filter(({ state }) => state === 'failed').map(({ kind, id }) => `${kind} ${id} failed`),
  ...dropped.filter(({ kind }) => kind === 'referral-received').map(({ kind, why }) => `${kind} was dropped: ${why}`),
]

const messagesDoubled = ({ deliveries }: Records, shown: ReadonlyMap<string, Shown[]>): string[] =>
  deliveries.flatMap(({ id, kind, platform, target, sent_again }) => {
    const there = shown.get(id) ?? []
    // Sent once more because nobody could look: counted as that.
    return there.length > 1 + sent_again ? [`${kind} for ${target} stands ${there.length} times on ${platform}`] : []
  })

/** Messages that tell what is no longer so. */
function stale({ referrals, meetings, deliveries }: Records, shown: ReadonlyMap<string, Shown[]>): string[] {
  const wrong = (kind: string, about: string, says: RegExp) =>
    deliveries
      .filter(one => one.kind === kind && one.about === about)
      .flatMap(({ id }) => shown.get(id) ?? [])
      .filter(({ words }) => !says.test(words))
      .map(({ words }) => `${kind} does not say ${says}: ${words.replaceAll(/\s+/g, ' ').slice(0, 200)}`)
  return [
    ...referrals.flatMap(({ id, status }) =>
      wrong('referral-received', id, new RegExp(status === 'new' ? 'Now: *new' : 'contacted', 'i')),
    ),
    ...meetings.flatMap(({ id, coming }) =>
      // Where nobody comes, the announcement counts nobody.
      wrong('meeting-announced', id, coming.length === 0 ? /^(?!.*\d coming)/s : new RegExp(`${coming.length} coming`)),
    ),
  ]
}
