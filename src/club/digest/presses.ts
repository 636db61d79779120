import { type About, nothing, page, pressing, word } from '../../grammar/press.ts'
import { type ActionKind, actionKinds } from '../../terms/digest.ts'

/** What is behind an action, and the page of it. */
const behind: About<[kind: ActionKind, number?: number], { readonly kind: ActionKind; readonly number: number }> = {
  write: (kind, number) => (number === undefined ? kind : `${kind}.${number}`),
  read(about, chosen) {
    const [first, second] = (about ?? '').split('.')
    const kind = word(actionKinds).read(first, chosen)
    const number = page.read(second, chosen)
    return kind === null || number === null ? null : { kind, number }
  },
}

export const digestPress = pressing('digest', { open: nothing, names: page, who: behind })
