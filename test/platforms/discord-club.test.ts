import { expect, onTestFinished, test } from 'vitest'
import { textOf } from '../kit/discord/index.ts'
import { onDiscord } from '../kit/on-discord.ts'

/** The club at Discord, for what Discord alone has; what is the same everywhere is told in `stories.ts`. */
async function club() {
  const opened = await onDiscord()
  onTestFinished(() => opened.close())
  return { ...opened, ...opened.clients }
}

test('while a member is typed, the list is offered, and what is chosen is known by its id', async () => {
  const { lea, people } = await club()
  const [offered] = await lea.suggests('recommander', { a: 'Dub' })
  expect(offered?.name).toBe('Marc Dubois (Dubois Électricité)')
  await lea.types('recommander', { a: String(offered!.value), type: 'moi-même', besoin: 'Un devis' })
  await people.marc.sees('Un devis', { where: 'direct' })
})

test('a referral is one page; the member is found by name; what is wrong is said, and nothing is lost', async () => {
  const { lea, people } = await club()
  const first = await lea.types('recommander')
  expect(first.modal?.title).toBe('Recommander')
  const wrong = await lea.submits(first.modal!, { receiver: 'Zoé', kind: 'une connaissance', need: 'Une prise' })
  expect(textOf(wrong.message!)).toContain('Zoé')
  const again = await lea.presses(wrong.message!, 'Corriger')
  await lea.submits(again.modal!, { receiver: 'Marc', who: 'M. Petit', agreed: true })
  // The message that asked for a correction has become the answer.
  expect(lea.messages.map(textOf)).toEqual([expect.stringContaining('Marc Dubois')])
  expect((await people.marc.sees('M. Petit')).words).toContain('Une prise')
})
