import { pressing, record } from '../../grammar/press.ts'

export const thanksPress = pressing('thanks', { undo: record, 'in-channel': record, 'between-us': record })
