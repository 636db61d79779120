import { createHash } from 'node:crypto'
import {
  isTrouble,
  type MessageRef,
  type Person,
  type Platform,
  type Target,
  type Trouble,
} from '../../contract/platform.ts'
import { type ClubTx, inClub, type Means, NoSuchClub } from '../../db/club-tx.ts'
import { viewAsJson } from '../../db/playground.ts'
import { channelsFor, isChannel, isIn } from './channels.ts'
import { everybodyHere, type Here, personHere } from './people.ts'
import { changeMessage, keepMessage, messageById, type NewMessage, removeMessage } from './store.ts'

/** A club that is open in the playground. `place` is what its gestures and deliveries carry. */
export type OpenClub = {
  readonly id: string
  readonly externalId: string
  readonly name: string
  readonly place: string
}

const gone = (detail: string): Trouble => ({ trouble: 'gone', detail })

/** The same people are the same conversation, as in Slack. */
const groupId = (accounts: readonly string[]): string =>
  `group-${createHash('sha256')
    .update([...accounts].sort().join(' '))
    .digest('hex')
    .slice(0, 12)}`

type Whereto = Pick<NewMessage, 'where' | 'audience'>

/** Where a delivery lands, and who sees it there. */
async function whereto(club: ClubTx, target: Target): Promise<Whereto | Trouble> {
  if (target.kind === 'channel') {
    return isChannel(target.channel)
      ? { where: { kind: 'channel', id: target.channel }, audience: null }
      : gone(`no channel ${target.channel}`)
  }
  if (target.kind === 'direct') {
    const person = await personHere(club, target.account)
    return person
      ? { where: { kind: 'direct', id: 'direct' }, audience: [person.account] }
      : gone(`nobody called ${target.account}`)
  }
  const accounts = [...new Set(target.accounts)].sort()
  return { where: { kind: 'group', id: groupId(accounts), name: target.title }, audience: accounts }
}

const asPlatformPerson = (here: Here): Person => ({
  account: here.account,
  name: here.name,
  handle: here.account,
  zone: here.reader.zone,
  fullMember: true,
  language: here.reader.language,
  bot: false,
  deactivated: false,
  administrator: here.roles.includes('organizer'),
})

/** Where a club stands in the playground; throws for one that has no place here. */
export async function placeOf(club: ClubTx): Promise<string> {
  const row = await club.tx
    .selectFrom('place')
    .select('place')
    .where('platform', '=', 'playground')
    .where('club_id', '=', club.id)
    .executeTakeFirstOrThrow()
  return row.place
}

/** The playground as a platform: it delivers into its own table, at once and exactly once. */
export function playgroundPlatform(means: Means, clubs: () => readonly OpenClub[], changed: () => void): Platform {
  async function within<Result>(
    place: string,
    work: (club: ClubTx) => Promise<Result | Trouble>,
  ): Promise<Result | Trouble> {
    const open = clubs().find(one => one.place === place)
    if (!open) return gone(`no club ${place}`)
    try {
      return await inClub(means, open.id, work)
    } catch (error) {
      if (error instanceof NoSuchClub) return gone(`no club ${place}`)
      throw error
    }
  }
  const refTo = (
    place: string,
    { where_kind, where_id, id }: { where_kind: string; where_id: string; id: string },
  ): MessageRef => ({
    place,
    channel: `${where_kind}:${where_id}`,
    message: id,
  })

  return {
    name: 'playground',
    comesBy: 'its operator',
    probe: async () => 'well',
    open: async ({ accounts }) => groupId(accounts),
    async post(target, message) {
      const posted = await within(target.place, async club => {
        const to = await whereto(club, target)
        if (isTrouble(to)) return to
        const kept = await keepMessage(club, {
          ...to,
          id: message.id,
          onlyYou: false,
          view: message.view,
          reader: message.room,
        })
        return refTo(target.place, kept)
      })
      changed()
      return posted
    },
    async edit(ref, message) {
      const edited = await within(ref.place, async club => {
        const row = await changeMessage(club, ref.message, { view: message.view, reader: message.room })
        return row ? refTo(ref.place, row) : gone('the message is not there any more')
      })
      changed()
      return edited
    },
    drawing: (_, { view, room: { language, address, zone } }) => viewAsJson({ view, language, address, zone }),
    async remove(ref) {
      const removed = await within<'removed'>(ref.place, async club =>
        (await removeMessage(club, ref.message)) ? 'removed' : gone('the message is not there any more'),
      )
      changed()
      return removed
    },
    find: (target, id) =>
      within<MessageRef | 'not there'>(target.place, async club => {
        const row = await messageById(club, id)
        return row ? refTo(target.place, row) : 'not there'
      }),
    person: (place, account) =>
      within(place, async club => {
        const here = await personHere(club, account)
        return here ? asPlatformPerson(here) : gone(`nobody called ${account}`)
      }),
    people: (place, channel) =>
      within<readonly Person[]>(place, async club => {
        if (!isChannel(channel)) return gone(`no channel ${channel}`)
        const everybody = await everybodyHere(club)
        return everybody.filter(here => !here.isGuest && isIn(channel, here)).map(asPlatformPerson)
      }),
    channels: place =>
      within<readonly { id: string; name: string; isPrivate: boolean; canPost: boolean }[]>(place, async club =>
        channelsFor(club.speech.language).map(({ id, name }) => ({
          id,
          name,
          isPrivate: id === 'organizers',
          canPost: true,
        })),
      ),
    places: () => clubs().map(({ place, name }) => ({ place, name })),
    connected: () => true,
    stop: async () => {},
  }
}
