import { Module } from '@nestjs/common';
import { PairAccess } from './pair-access';

@Module({ providers: [PairAccess], exports: [PairAccess] })
export class AccessModule {}
