import type { thanksWords as english } from '../en/thanks.ts'
import { plural } from '../french.ts'
import { line } from '../line.ts'

export const thanksWords: typeof english = {
  digest: {
    given: count => line`${plural(count, 'merci')}`,
  },
}
