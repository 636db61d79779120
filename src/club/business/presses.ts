import { nothing, pressing } from '../../grammar/press.ts'

export const clubBusinessPress = pressing('club-business', { open: nothing })
