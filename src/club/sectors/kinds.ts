import { clubDuty } from '../../duties/duty.ts'

/** Each Sunday: whether the balance of sectors has become worth a line in the digest. */
export const balancing = clubDuty('balance')
