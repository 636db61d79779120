import type { Connection } from '../db/connect.ts'
import { brokenConnections } from '../notices/places.ts'
import type { Finding } from '../platforms/examined.ts'
import { type Cause, causeOf } from '../terms/connection.ts'

const mends: Record<Cause, string> = {
  removed: 'Install the app there again; what waits is sent by itself.',
  token: 'Copy the bot token again (on Slack: install the app again first), then restart.',
  rights: 'Update the app with assidu slack-manifest and install it again.',
  'messages tab': 'Switch on the "Messages" tab under "App Home" of the Slack app.',
  rules: 'An administrator of that workspace has to lift the rule.',
  other: 'See the log; the connection is asked again every few minutes, and at once at a restart.',
}

/** Places where nothing is sent at the moment, since their connection was found not to work. */
export async function examineConnections({ db }: Connection): Promise<Finding[]> {
  const broken = await brokenConnections(db)
  return broken.map(({ platform, place, since, detail }) => ({
    what: platform,
    verdict: 'fail',
    says: `nothing is sent to ${place} since ${since}: ${detail}`,
    mend: mends[causeOf(detail)],
  }))
}
