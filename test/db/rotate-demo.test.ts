import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Program, startProgram } from '../kit/program.ts'

const first = 'k3Zr0cU1m2bq8y5sQxYt9vWn4eHj7LpA6dFgBiDoEuM='
const second = 'a passphrase of our own, long enough to be taken'

test('the demo lives through a change of keys: refused in a sentence without the old one, served and sealed anew with both', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assidu-keys-'))
  await chmod(folder, 0o711)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const starts = (keys: Readonly<Record<string, string>>) =>
    startProgram(['start', '--demo', '--port', '0'], { ASSIDU_DATA_DIR: folder, ...keys })
  const inbox = async (program: Program) => {
    const url = await program.says(/http:\/\/127\.0\.0\.1:\d+/)
    const [person] = (await (await fetch(`${url}/api/people`)).json()) as { id: string }[]
    await fetch(`${url}/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: person!.id, text: '/help' }),
    })
    const answer = await fetch(`${url}/api/inbox?as=${person!.id}`)
    return { status: answer.status, messages: ((await answer.json()) as { messages: unknown[] }).messages.length }
  }

  const before = await starts({ ASSIDU_SECRET_KEY: first })
  const read = await inbox(before)
  expect(read).toEqual({ status: 200, messages: expect.any(Number) })
  await before.close()

  const refused = await starts({ ASSIDU_SECRET_KEY: second, LANG: 'fr_FR.UTF-8' })
  expect(await refused.ended).toBe(1)
  expect(refused.said()).toMatch(/scellé l’a été avec une autre clé que celle d’ASSIDU_SECRET_KEY/)
  expect(refused.said()).not.toMatch(/^\s+at /m)
  await refused.close()

  const both = await starts({ ASSIDU_SECRET_KEY: second, ASSIDU_SECRET_KEY_OLD: first })
  expect((await inbox(both)).messages).toBeGreaterThan(read.messages)
  await both.says(/ASSIDU_SECRET_KEY_OLD may be removed/)
  await both.close()

  const after = await starts({ ASSIDU_SECRET_KEY: second })
  expect((await inbox(after)).status).toBe(200)
  await after.close()
})
