import { nothing, pressing } from '../../grammar/press.ts'

export const partingPress = pressing('parting', { ask: nothing, leave: nothing, stay: nothing })
