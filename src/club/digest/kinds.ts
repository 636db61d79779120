import { clubDuty } from '../../duties/duty.ts'
import { noticeKind } from '../../notices/kind.ts'

/** What the message of a digest is about, by the instant as of which it was told: it is drawn anew when its actions are left alone. */
export const aboutDigest = (at: string): string => `digest:${at}`

export const weekly = noticeKind<{ at: string; whole?: string }>()('digest', {
  class: 'club',
  attention: 'as organizer',
  doubtful: 'drop',
  optional: true,
  about: ({ at }) => aboutDigest(at),
})

export const digesting = clubDuty('digest')
