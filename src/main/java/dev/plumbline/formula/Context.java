package dev.plumbline.formula;

import dev.plumbline.crm.BusinessDays;
import dev.plumbline.crm.StageList;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a run knows besides the record.
 *
 * @param zone rules TODAY() and DATEVALUE(datetime): the zone of the person who answers for the record
 */
public record Context(Instant now, ZoneId zone, StageList stages, BusinessDays days) {}
