import type { Cause } from '../../terms/connection.ts'
import type { Platform } from '../../terms/member.ts'
import type { Line } from '../../view/view.ts'
import { dayAndHour, line } from '../line.ts'

const names: Record<Platform, string> = { slack: 'Slack', discord: 'Discord', playground: 'The playground' }

export const connectionWords = {
  troubleTitle: (platform: Platform) => `${names[platform]} receives nothing from Assidu at the moment`,
  trouble: (platform: Platform, since: Temporal.Instant): Line =>
    line`Since ${dayAndHour(since)} nothing that Assidu sends arrives on ${names[platform]}. Nothing is lost: everything waits, and leaves by itself as soon as it works again.`,
  mends: {
    removed: (): Line => line`The app was removed there. An administrator adds it again.`,
    token: (): Line => line`Its key is no longer accepted. Whoever hosts Assidu gives it a new one.`,
    rights: (): Line =>
      line`It lacks a right. Whoever hosts Assidu brings the app’s manifest up to date and installs it again.`,
    'messages tab': (): Line =>
      line`The app may write to nobody privately. Whoever hosts Assidu switches on its “Messages” tab, under “App Home”.`,
    rules: (): Line => line`A rule of the workspace stops it. An administrator there can lift it.`,
    other: (): Line => line`Whoever hosts Assidu finds the reason with “assidu doctor” and in its log.`,
  } satisfies Record<Cause, () => Line>,
  wellTitle: (platform: Platform) => `${names[platform]} receives Assidu’s messages again`,
  well: (since: Temporal.Instant): Line =>
    line`Nothing arrived there from ${dayAndHour(since)}. What had waited is on its way, where it is still true.`,
  why: (platform: Platform): Line =>
    line`The organizers are told when nothing arrives on ${names[platform]} any more, once each time.`,
}
