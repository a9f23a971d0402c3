import { startPlayground } from './start-playground.ts'

void startPlayground()
