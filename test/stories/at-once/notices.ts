import { expect } from 'vitest'
import { aReferral, club, each, id, presses, type Race, type Races, reads, saysOnly } from '../../kit/races.ts'

/** Notices: every line, button and form, with its race or the reason it may happen twice. */
export const notices: Races = {
  'help: line': reads,

  'notice: line': saysOnly,
  'notice: why': reads,
  'notice: off': switches('off'),
  'notice: on': switches('on'),
  'notice: open': 'it shows again what was kept for him',
  'notice: hello': 'hello may be said twice',
}

function switches(button: string): Race {
  return async () => {
    const referral = await aReferral()
    const [reminder, closing] = await club.rows<{ id: string }>(
      `select distinct on (kind) id from notice where about = $1 and reader_id = $2 and kind in ('referral-reminder', 'referral-closes-soon')`,
      [referral, id('marc')],
    )
    await club.atOnce(
      each(presses('marc', `notice ${button}`, reminder!.id), presses('marc', `notice ${button}`, closing!.id)),
    )
    const [row] = await club.rows<{ settings: { off?: string[] } }>('select settings from member where id = $1', [
      id('marc'),
    ])
    const both = /^referral-(reminder|closes-soon)$/
    expect((row!.settings.off ?? []).filter(kind => both.test(kind))).toHaveLength(button === 'off' ? 2 : 0)
  }
}
