import { aboutChannel } from '../../notices/channels.ts'
import { noticeKind } from '../../notices/kind.ts'
import { aboutPlace } from '../../notices/places.ts'
import type { Platform } from '../../terms/member.ts'

export const welcome = noticeKind<Record<never, string>>()('club-welcome', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
})

export const clubTakenOver = noticeKind<{ noted: string }>()('club-taken-over', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: 'noted',
})

export const placeInTrouble = noticeKind<{ platform: Platform; place: string; since: string }>()('place-in-trouble', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: aboutPlace,
})

/** A channel of the club, or of its introductions, does not let the bot post any more: what is for it waits. */
export const channelShut = noticeKind<{ platform: Platform; place: string; channel: string }>()('channel-shut', {
  class: 'personal',
  doubtful: 'again',
  optional: false,
  about: aboutChannel,
})
