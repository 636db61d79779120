import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { slackManifest } from '../../src/platforms/slack/manifest.ts'

test('the manifest that operators copy is what the declarations give (npm run -s assidu -- slack-manifest > docs/slack-manifest.json)', () => {
  const committed = JSON.parse(readFileSync(new URL('../../docs/slack-manifest.json', import.meta.url), 'utf8'))
  expect(committed).toEqual(JSON.parse(JSON.stringify(slackManifest({ commands, language: 'fr' }))))
})
