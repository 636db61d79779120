import type { Installation, InstallationQuery, InstallURLOptions, StateStore } from '@slack/bolt'
import type { Means } from '../db/club-tx.ts'
import { forgetSecret, keepSecret, secretOf, secretsUnder } from '../db/installation.ts'
import type { Sealer } from '../db/seal.ts'
import { boundTo } from '../db/sealed-columns.ts'
import type { Kept, Workspace } from '../platforms/slack/workspaces.ts'

const prefix = 'slack-installation:'
const sealedFor = (key: string) => boundTo('installation', 'sealed', key)

/** The workspaces that installed the app over OAuth: whole installations, sealed, in the installation's own table. */
export function slackInstallations({ db, sealer }: Pick<Means, 'db' | 'sealer'>): Kept {
  const keyOf = ({ teamId, enterpriseId }: { teamId?: string | undefined; enterpriseId?: string | undefined }) =>
    `${prefix}${teamId ?? enterpriseId ?? ''}`
  const opened = (key: string, sealed: Buffer | null): Installation<'v2', boolean> => {
    if (!sealed) throw new Error(`nothing is kept under ${key}`)
    return JSON.parse(sealer.open(sealed, sealedFor(key))) as Installation<'v2', boolean>
  }
  return {
    async storeInstallation(installation) {
      const key = keyOf({ teamId: installation.team?.id, enterpriseId: installation.enterprise?.id })
      const sealed = sealer.seal(JSON.stringify(installation), sealedFor(key))
      await keepSecret(db, key, sealed)
    },
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const key = keyOf(query)
      return opened(key, await secretOf(db, key))
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      await forgetSecret(db, keyOf(query))
    },
    async all(): Promise<Workspace[]> {
      const all = await secretsUnder(db, prefix)
      return all.flatMap(({ key, sealed }) => {
        const { team, bot } = opened(key, sealed)
        return team && bot ? [{ place: team.id, name: team.name ?? team.id, token: bot.token }] : []
      })
    },
  }
}

/** How long an installation may take from its first page to its end. */
const stateLives = 10 * 60 * 1000
const stateOf = 'slack oauth state'

/** The state of an installation under way, sealed: every process opens what another one began, under the previous key too. */
export function sealedState(sealer: Sealer): StateStore {
  return {
    async generateStateParam(options, now) {
      return sealer.seal(JSON.stringify({ options, began: now.getTime() }), stateOf).toString('base64url')
    },
    async verifyStateParam(now, state) {
      const { options, began } = JSON.parse(sealer.open(Buffer.from(state, 'base64url'), stateOf)) as {
        options: InstallURLOptions
        began: number
      }
      if (now.getTime() - began > stateLives) throw new Error('this installation was begun too long ago')
      return options
    },
  }
}
