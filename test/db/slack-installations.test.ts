import type { Installation } from '@slack/bolt'
import { expect, test } from 'vitest'
import { slackInstallations } from '../../src/start/slack-installations.ts'
import { openStory, usualCast } from '../kit/story.ts'

const installation: Installation<'v2', false> = {
  team: { id: 'T0ONE', name: 'Le Cercle' },
  enterprise: undefined,
  user: { id: 'U0LEA', token: undefined, scopes: undefined },
  bot: { token: 'xoxb-very-secret', scopes: ['commands'], id: 'B0BOT', userId: 'U0BOT' },
  tokenType: 'bot',
  isEnterpriseInstall: false,
  appId: 'A0APP',
  authVersion: 'v2',
}

test('a workspace’s token is kept sealed, given back whole, and gone when the app is removed', async () => {
  const { assidu, close } = await openStory({ cast: usualCast })
  try {
    const kept = slackInstallations(assidu.means)
    await kept.storeInstallation(installation)
    await kept.storeInstallation(installation)
    const rows = await assidu.means.db
      .selectFrom('installation')
      .selectAll()
      .where('key', 'like', 'slack-installation:%')
      .execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('very-secret')
    expect(rows[0]?.sealed?.toString('latin1')).not.toContain('very-secret')
    expect(await kept.all()).toEqual([{ place: 'T0ONE', name: 'Le Cercle', token: 'xoxb-very-secret' }])
    const query = { teamId: 'T0ONE', enterpriseId: undefined, isEnterpriseInstall: false }
    expect(await kept.fetchInstallation(query)).toMatchObject({ bot: { token: 'xoxb-very-secret' } })
    await kept.deleteInstallation?.(query)
    expect(await kept.all()).toEqual([])
  } finally {
    await close()
  }
})
