import type { Config } from '../config.ts'
import { connect } from '../db/connect.ts'
import { prove } from '../db/held.ts'
import { examineKeys, letGoOfTheLost } from '../db/rotate.ts'
import { keysFor, openInstallation } from '../start/installation.ts'

/** `assidu lost-key`: what opens with no key that anybody still has is let go of, and the club goes on with all else. */
export async function lostKey(
  config: Config,
  { letGo, demo }: { readonly letGo?: boolean; readonly demo?: boolean },
  say: (line: string) => void,
): Promise<number> {
  const installation = await openInstallation(config, () => {})
  const connection = connect(demo ? installation.demoUrl : installation.realUrl, { max: 2 })
  try {
    await prove(connection)
    const keys = keysFor(installation, connection)
    const { opens, unknown } = await examineKeys(keys)
    if (opens) {
      say('The keys that are set open all there is: nothing is lost.')
      return 0
    }
    if (!letGo) {
      say(
        `${unknown} rows open with none of the keys that are set: prospects’ contacts and needs, what members typed and had not sent, remarks about a standing, Slack workspaces of an app for many.`,
      )
      say('If the key is lost, npm run -s assidu -- lost-key --let-go lets them go, for good; all else stays.')
      return 1
    }
    say(`${await letGoOfTheLost(keys)} rows were let go of; what the keys open stays. Start again.`)
    return 0
  } finally {
    await connection.close()
    await installation.leave()
  }
}
