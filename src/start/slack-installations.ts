import { createHmac } from 'node:crypto'
import type { Installation, InstallationQuery } from '@slack/bolt'
import type { Means } from '../db/club-tx.ts'
import type { Kept, Workspace } from '../platforms/slack/workspaces.ts'

const prefix = 'slack-installation:'
const boundTo = (key: string) => `installation/${key}`

/** The workspaces that installed the app over OAuth: whole installations, sealed, in the installation's own table. */
export function slackInstallations({ db, sealer }: Means): Kept {
  const keyOf = ({ teamId, enterpriseId }: { teamId?: string | undefined; enterpriseId?: string | undefined }) =>
    `${prefix}${teamId ?? enterpriseId ?? ''}`
  const opened = (key: string, sealed: Buffer | null): Installation<'v2', boolean> => {
    if (!sealed) throw new Error(`nothing is kept under ${key}`)
    return JSON.parse(sealer.open(sealed, boundTo(key))) as Installation<'v2', boolean>
  }
  return {
    async storeInstallation(installation) {
      const key = keyOf({ teamId: installation.team?.id, enterpriseId: installation.enterprise?.id })
      const sealed = sealer.seal(JSON.stringify(installation), boundTo(key))
      await db
        .insertInto('installation')
        .values({ key, value: null, sealed })
        .onConflict(conflict => conflict.column('key').doUpdateSet({ sealed }))
        .execute()
    },
    async fetchInstallation(query: InstallationQuery<boolean>) {
      const key = keyOf(query)
      const row = await db.selectFrom('installation').select('sealed').where('key', '=', key).executeTakeFirst()
      return opened(key, row?.sealed ?? null)
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      await db.deleteFrom('installation').where('key', '=', keyOf(query)).execute()
    },
    async all(): Promise<Workspace[]> {
      const rows = await db
        .selectFrom('installation')
        .select(['key', 'sealed'])
        .where('key', 'like', `${prefix}%`)
        .execute()
      return rows.flatMap(({ key, sealed }) => {
        const { team, bot } = opened(key, sealed)
        return team && bot ? [{ place: team.id, name: team.name ?? team.id, token: bot.token }] : []
      })
    },
  }
}

/** What signs the state of an installation under way: made from the secret key, so that every process has the same. */
export const stateSecretFrom = (secretKey: string): string =>
  createHmac('sha256', secretKey).update('slack oauth state').digest('hex')
