import type { Line } from '../../view/view.ts'
import { plural } from '../english.ts'
import { line } from '../line.ts'

export const thanksWords = {
  digest: {
    given: (count: number): Line => line`${plural(count, 'word of thanks', 'words of thanks')}`,
  },
}
