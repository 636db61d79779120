import { nothing, pressing } from '../../grammar/press.ts'

export const clubPresencePress = pressing('club-presence', { open: nothing })
