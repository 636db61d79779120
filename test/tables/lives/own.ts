import type { Told } from './told.ts'

/** What is his own. */
export async function looksAfterHisOwn({ club, says, presses, submits, looks }: Told): Promise<void> {
  for (const language of ['en', 'fr']) await club.triesButton('m05', 'my-data language', language)
  for (const language of ['en', 'fr']) await club.triesButton('m01', 'club-settings language', language)
  await says('m05', '/directory')
  for (const [list, page] of [
    ['everybody', '2'],
    ['never-met', '1'],
  ] as const)
    await club.triesButton('m05', `directory ${list}`, page)
  await says('m05', '/directory des')
  await presses('m05', 'directory found')
  await presses('m05', 'directory search')
  await submits('m05', { words: 'roof' })
  await presses('m05', 'directory meet')

  await says('m05', '/profile')
  for (const [part, way] of [
    ['trade', 'step'],
    ['needs', 'step'],
    ['messages', undefined],
  ] as const) {
    await club.triesButton('m05', `profile ${part}`, way)
    await club.pressesButton('m05', `profile ${part}`, way)
    await club.triesForm('m05', { company: 'Another', seeks: 'Somebody', language: 'en', from: '09:00' })
  }
  await presses('m05', 'profile trade')
  await submits('m05', { company: 'Another name' })
  await looks()
  await club.triesButton('m05', 'profile steps')
  for (const press of ['profile of', 'intro with', 'refer to']) await club.triesButton('m05', press, club.idOf('m06'))
  await says('m05', '/my-data')
  await presses('m05', 'my-data erase')
  await looks()
  await presses('m05', 'my-data erase-yes')
  await looks()
  await says('m24', '/my-data')
  await looks()
}
