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
