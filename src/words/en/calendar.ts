import type { Meeting, MeetingTime } from '../../terms/meeting.ts'
import type { Line } from '../../view/view.ts'
import type { CommandWords } from '../commands.ts'
import { listed } from '../english.ts'
import { begins, day, line, strong } from '../line.ts'

const commands = {
  calendar: {
    name: 'my-calendar',
    says: 'the club in your own calendar',
    title: 'My calendar',
    submit: 'OK',
    asks: {},
  },
} satisfies Record<string, CommandWords>

export const calendarWords = {
  commands,
  refusals: {},
  meetingTitle: (title: string | null, club: string) => title ?? `Meeting · ${club}`,
  optional: 'Optional: it counts for nobody’s attendance.',
  meetingFile: 'meeting.ics',
  problemTitle: (author: string) => `A problem to solve with ${author}`,
  ownProblemTitle: (others: readonly string[]) => `Your problem, with ${listed(others, 'and')}`,
  press: {
    add: 'Add to my calendar',
    open: 'My calendar',
    make: 'Make my address',
    renew: 'A new address',
    stop: 'End it',
  },
  fileTitle: (when: string) => `For your calendar: ${when}`,
  file: (off: boolean): Line =>
    off
      ? line`This meeting does not take place: open the file, and a calendar that has it takes it out.`
      : line`Open the file: your calendar takes the meeting, or corrects it where it has it already.`,
  fileOrFeed: (): Line =>
    line`Rather all of them, kept up to date? ${strong('My calendar')} gives you an address for that.`,
  feedTitle: 'The club in your calendar',
  offer: (): Line =>
    line`An address of your own: your calendar (Apple, Google, Outlook) subscribes to it, and shows every meeting of the club, your one-to-ones and the problems you help with, up to date by itself.`,
  stands: (since: Temporal.Instant): Line =>
    line`Your address is there since ${day(since)}. It was shown once, and only your calendar knows it. If it was lost, or somebody else knows it, make a new one: the old one ends at once.`,
  madeTitle: 'Your address is ready',
  made: (): Line =>
    line`Copy it into your calendar. It is shown only now: whoever knows it reads your meetings, so keep it for yourself.`,
  how: (): readonly Line[] => [
    line`${strong('Apple')}: Calendar, File, New Calendar Subscription; on iPhone: Settings, Apps, Calendar, Accounts, Add Subscribed Calendar`,
    line`${strong('Google')}: on a computer, Other calendars, From URL`,
    line`${strong('Outlook')}: Add calendar, Subscribe from web`,
  ],
  ends: (): Line => line`The address before it no longer works.`,
  stoppedTitle: 'Your address has ended',
  stopped: (): Line => line`Your calendar gets nothing more from the club. What it still shows you can take out there.`,
  nowhere: (): Line =>
    line`For that, Assidu needs an address on the internet, and it has none here. Whoever runs it can give it one: ${strong('ASSIDU_PUBLIC_URL')}.`,
  event: 'Say whether you come: the buttons are under the announcement in the club’s channel.',
  somewhere: 'To be announced',
  /** Over the club’s channel, when and where first: what is long is cut at its end. `zone`: where it is not the club’s. */
  topic: (meeting: MeetingTime & Pick<Meeting, 'title'>, zone: string | null): Line =>
    line`Next meeting: ${begins(meeting)}${zone === null ? '' : ` (${zone} time)`}${meeting.title === null ? '' : ` · ${meeting.title}`}${meeting.place === null ? '' : ` · ${meeting.place}`}`,
}
