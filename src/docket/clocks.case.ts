/**
 * Days that a second reckoner gave, written apart from the engine from the rules alone. Each line: jurisdiction | events, as
 * `type day field=value` with `_` for a blank | the days they come to.
 */
export const secondCount = `
US-FED | request_received 2010-12-01 | determination_due 2010-12-30, determination_due_if_saturday_holiday_not_shifted 2010-12-29
US-FED | request_received 2012-02-01 | determination_due 2012-03-01
US-FED | request_received 2016-02-08 | determination_due 2016-03-08
US-FED | request_received 2020-02-03 | determination_due 2020-03-03
US-FED | request_received 2020-12-01 | determination_due 2020-12-30, determination_due_latest 2020-12-31
US-FED | request_received 2021-05-24 | determination_due 2021-06-23, determination_due_if_saturday_holiday_not_shifted 2021-06-22
US-FED | request_received 2021-06-17 | determination_due 2021-07-19, determination_due_if_saturday_holiday_not_shifted 2021-07-16
US-FED | request_received 2021-06-18 | determination_due 2021-07-19, limitations_safe 2027-07-19, determination_due_latest 2021-07-20
US-FED | request_received 2022-06-17 | determination_due 2022-07-19
US-FED | request_received 2022-12-30 | determination_due 2023-01-31
US-FED | request_received 2024-12-11 | determination_due 2025-01-10, determination_due_latest 2025-01-14
US-FED | request_received 2024-12-27 | determination_due 2025-01-28, limitations_safe 2031-01-28, determination_due_latest 2025-01-29
US-FED | request_received 2025-01-03 | determination_due 2025-02-03, determination_due_latest 2025-02-04
US-FED | request_received 2027-12-01 | determination_due 2027-12-30, determination_due_if_saturday_holiday_not_shifted 2027-12-29
US-FED | request_received 2027-12-31 | determination_due 2028-01-31, determination_due_latest 2028-02-01
US-FED | request_received 2028-02-29 | determination_due 2028-03-28, limitations_safe 2034-03-28
US-FED | request_received 2010-01-29 | determination_due 2010-03-01, determination_due_latest 2010-03-05
US-FED | request_received 2013-09-30 | determination_due 2013-10-29, determination_due_latest 2013-11-14
US-FED | request_received 2026-11-07 | determination_due 2026-12-08, determination_due_latest 2026-12-09
US-FED | request_received 2025-12-13 | determination_due 2026-01-13, determination_due_latest 2026-01-16
US-FED | received_by_other_component 2008-12-30; received_by_proper_component 2009-02-10 | clock_start 2009-02-10, determination_due 2009-03-11
US-FED | received_by_other_component 2008-12-31; received_by_proper_component 2009-02-10 | clock_start 2009-01-15, determination_due 2009-02-13, determination_due_latest 2009-02-17
US-FED | received_by_other_component 2026-03-02; received_by_proper_component 2026-03-16 | clock_start 2026-03-16, determination_due 2026-04-13
US-FED | received_by_other_component 2026-03-02; received_by_proper_component 2026-03-17 | clock_start 2026-03-16, determination_due 2026-04-13
US-FED | received_by_other_component 2026-06-08 | clock_start 2026-06-23, determination_due 2026-07-22, determination_due_if_saturday_holiday_not_shifted 2026-07-21
US-FED | request_received 2008-10-01; clarification_requested 2008-10-08; clarification_answered 2008-10-20; clarification_requested 2008-10-27; clarification_answered 2008-11-05 | determination_due 2008-11-20
US-FED | request_received 2009-10-01; clarification_requested 2009-10-08; clarification_answered 2009-10-20; clarification_requested 2009-10-27; clarification_answered 2009-11-05 | determination_due 2009-11-10
US-FED | request_received 2026-03-02; clarification_requested 2026-03-06; clarification_answered 2026-03-07 | determination_due 2026-03-30
US-FED | request_received 2026-03-02; clarification_requested 2026-03-07; clarification_answered 2026-03-08 | determination_due 2026-03-30
US-FED | request_received 2026-03-02; clarification_requested 2026-03-13; clarification_answered 2026-03-15 | determination_due 2026-03-30
US-FED | request_received 2026-03-02; clarification_requested 2026-03-02; clarification_answered 2026-03-12 | determination_due 2026-04-09
US-FED | request_received 2026-03-02; fee_query 2026-03-10; fee_query_answered 2026-03-20; clarification_requested 2026-03-12; clarification_answered 2026-03-16 | determination_due 2026-04-09
US-FED | request_received 2026-03-02; fee_query 2026-03-10; fee_query_answered 2026-03-12; clarification_requested 2026-03-12; clarification_answered 2026-03-19 | determination_due 2026-04-08
US-FED | request_received 2026-06-01; fee_query 2026-06-17; fee_query_answered 2026-07-03; clarification_requested 2026-06-18; clarification_answered 2026-07-06 | determination_due 2026-07-16
US-FED | request_received 2026-03-02; clarification_requested 2026-03-27; clarification_answered 2026-05-01 | determination_due 2026-05-04
US-FED | request_received 2026-03-02; fee_query 2026-03-06; fee_query 2026-03-10; fee_query_answered 2026-03-17 | determination_due 2026-04-08
US-FED | request_received 2026-03-02; unusual_circumstances_notice 2026-03-30 | determination_due 2026-04-13, determination_due_base 2026-03-30
US-FED | request_received 2026-03-02; unusual_circumstances_notice 2026-03-31 | determination_due 2026-03-30
US-FED | request_received 2026-03-02; unusual_circumstances_notice 2026-03-20 new_date=2026-04-13 | determination_due 2026-04-13, determination_due_base 2026-03-30
US-FED | request_received 2026-03-02; unusual_circumstances_notice 2026-03-20 new_date=2026-04-14 | determination_due 2026-04-13, determination_due_base 2026-03-30, agency_estimate 2026-04-14
US-FED | request_received 2026-06-01; unusual_circumstances_notice 2026-06-29; clarification_requested 2026-06-10; clarification_answered 2026-06-22 | determination_due 2026-07-24, determination_due_base 2026-07-10, determination_due_if_saturday_holiday_not_shifted 2026-07-23
US-FED | request_received 2026-03-02; unusual_circumstances_notice 2026-03-20; clarification_requested 2026-03-24; clarification_answered 2026-04-07 | determination_due 2026-04-27, determination_due_base 2026-04-13
US-FED | request_received 2026-03-02; adverse_determination 2026-04-03 agency=DOJ; unusual_circumstances_notice 2026-03-20 new_date=2026-04-03; appeal_received 2026-06-01; unusual_circumstances_notice 2026-06-25 stage=appeal | determination_due 2026-04-03, determination_due_base 2026-03-30, appeal_window_end 2026-07-02, statutory_floor 2026-07-02, appeal_file_by_safe 2026-07-02, appeal_decision_due_base 2026-06-30, appeal_decision_due 2026-07-09, constructive_exhaustion_from 2026-07-10
US-FED | appeal_received 2026-12-03 | appeal_decision_due 2027-01-04, constructive_exhaustion_from 2027-01-05
US-FED | appeal_received 2025-12-05; unusual_circumstances_notice 2026-01-06 stage=appeal | appeal_decision_due_base 2026-01-06, appeal_decision_due 2026-01-21, constructive_exhaustion_from 2026-01-22
US-FED | expedite_requested 2026-05-20 | expedite_decision_due 2026-05-30, expedite_decision_due_latest 2026-06-01
US-FED | expedite_requested 2026-12-15 | expedite_decision_due 2026-12-25, expedite_decision_due_latest 2026-12-28
US-FED | expedite_requested 2025-12-14 | expedite_decision_due 2025-12-24, expedite_decision_due_latest 2025-12-29
US-FED | expedite_requested 2024-02-19 | expedite_decision_due 2024-02-29
US-FED | adverse_determination 2016-12-21 agency=DHS | appeal_window_end 2017-03-21, statutory_floor 2017-03-21, appeal_file_by_safe 2017-02-17
US-FED | adverse_determination 2016-12-22 agency=DHS | appeal_window_end 2017-05-03, statutory_floor 2017-03-22, appeal_file_by_safe 2017-03-22
US-FED | adverse_determination 2016-06-30 agency=DHS | appeal_window_end 2016-08-29
US-FED | adverse_determination 2016-07-01 agency=DHS | appeal_window_end 2016-09-29, statutory_floor 2016-09-29, appeal_file_by_safe 2016-08-30
US-FED | adverse_determination 2015-05-03 agency=DOJ | appeal_window_end 2015-07-02
US-FED | adverse_determination 2016-07-01 agency=DOJ | appeal_window_end 2016-09-29, statutory_floor 2016-09-29, appeal_file_by_safe 2016-09-29
US-FED | adverse_determination 2026-11-30 agency=DOJ | appeal_window_end 2027-02-28, statutory_floor 2027-02-28, appeal_file_by_safe 2027-02-26
US-FED | adverse_determination 2026-03-30 agency=CIA | appeal_window_end 2026-06-28, statutory_floor 2026-06-28, appeal_file_by_safe 2026-06-26
US-FED | adverse_determination 2026-03-30 agency=DOI | appeal_window_end 2026-08-06, statutory_floor 2026-06-28, appeal_file_by_safe 2026-06-26
US-FED | adverse_determination 2026-01-05 agency=EPA | appeal_window_end 2026-04-05, statutory_floor 2026-04-05, appeal_file_by_safe 2026-04-03
US-FED | request_received 2026-03-02; adverse_determination 2026-03-30 agency=DHS | determination_due 2026-03-30, appeal_window_end 2026-08-06, statutory_floor 2026-06-28, appeal_file_by_safe 2026-06-26
US-FED | request_received 2026-03-02; adverse_determination 2026-03-31 agency=DHS | determination_due 2026-03-30, appeal_window_end 2026-08-07, statutory_floor 2026-06-29, appeal_file_by_safe 2026-06-29
US-FED | request_received 2026-03-02; complaint_filed 2026-04-10 court=D.D.C.; adverse_determination 2026-04-20 agency=DHS | determination_due 2026-03-30, constructive_exhaustion_from 2026-03-31, service_deadline 2026-07-09, service_safe 2026-07-09, appeal_window_end 2026-08-27, statutory_floor 2026-07-19, appeal_file_by_safe 2026-07-17
US-FED | still_interested_letter 2021-05-20 | reply_min_deadline 2021-07-06
US-FED | still_interested_letter 2026-10-15 | reply_min_deadline 2026-11-30
US-FED | still_interested_letter 2026-11-20 | reply_min_deadline 2027-01-06
US-FED | complaint_served_us_attorney 2028-12-20 court=D.D.C. | answer_due 2029-01-19
US-FED | complaint_served_us_attorney 2020-12-21 court=D.D.C. | answer_due 2021-01-21
US-FED | complaint_served_us_attorney 2022-03-16 court=D.D.C. | answer_due 2022-04-18
US-FED | complaint_served_us_attorney 2027-03-17 court=D.D.C. | answer_due 2027-04-19
US-FED | complaint_served_us_attorney 2026-10-04 court=S.D.N.Y. | answer_due 2026-11-04
US-FED | complaint_served_us_attorney 2027-01-13 court=S.D.N.Y. | answer_due 2027-02-16
US-FED | complaint_served_us_attorney 2026-10-04 court=D.D.C. | answer_due 2026-11-03
US-FED | complaint_served_us_attorney 2026-03-01 court=N.D._Cal. | answer_due 2026-04-01
US-FED | complaint_served_us_attorney 2026-03-21 court=D._Mass. | answer_due 2026-04-21
US-FED | complaint_served_us_attorney 2024-12-10 court=D.D.C. | answer_due 2025-01-09, answer_due_latest 2025-01-10
US-FED | complaint_filed 2026-04-27 court=S.D.N.Y. | service_deadline 2026-07-27, service_safe 2026-07-24
US-FED | complaint_filed 2025-10-13 court=S.D.N.Y. | service_deadline 2026-01-12, service_safe 2026-01-09
US-FED | complaint_filed 2025-09-26 court=S.D.N.Y. | service_deadline 2025-12-26, service_safe 2025-12-23
US-CA | request_received 2026-11-17 | determination_due 2026-11-30, determination_due_unrolled 2026-11-27, extended_due 2026-12-11
US-CA | request_received 2027-12-22 | determination_due 2028-01-03, determination_due_unrolled 2028-01-01, extended_due 2028-01-18
US-CA | request_received 2026-03-17 | determination_due 2026-03-27, extended_due 2026-04-10
US-CA | request_received 2025-12-26 | determination_due 2026-01-05, extended_due 2026-01-20
US-CA | request_received 2026-03-02; unusual_circumstances_notice 2026-03-12 new_date=2026-03-20 | determination_due 2026-03-12, extended_due 2026-03-20
US-CA | request_received 2026-03-02; unusual_circumstances_notice 2026-03-13 | determination_due 2026-03-12
US-NY | request_received 2026-10-29 | acknowledge_due 2026-11-06, constructive_denial_from 2026-11-07
US-NY | request_received 2027-02-08 | acknowledge_due 2027-02-17, constructive_denial_from 2027-02-18
US-NY | request_received 2022-12-23 | acknowledge_due 2023-01-03, constructive_denial_from 2023-01-04
US-NY | denied 2026-01-15 | appeal_by 2026-02-17
US-NY | denied 2026-10-30 | appeal_by 2026-11-30
US-NY | appeal_denied 2026-10-20 | article78_by 2027-02-22, article78_safe 2027-02-19
US-NY | appeal_denied 2023-10-31 | article78_by 2024-02-29, article78_safe 2024-02-29
US-IL | request_received 2026-10-29 | response_due 2026-11-06, extended_due 2026-11-16
US-IL | request_received 2027-10-28 | response_due 2027-11-04, extended_due 2027-11-12
US-IL | request_received 2026-11-20 | response_due 2026-12-01, extended_due 2026-12-08
US-IL | request_received 2026-02-05 | response_due 2026-02-13, extended_due 2026-02-23
US-IL | request_received 2026-10-05 purpose=commercial | response_due 2026-11-05
US-IL | request_received 2026-02-09; unusual_circumstances_notice 2026-02-18 new_date=2026-02-20 | response_due 2026-02-18, extended_due 2026-02-20
US-MA | request_received 2026-04-11 | deemed_received 2026-04-13, response_due 2026-04-28, produce_by_agency 2026-05-05, produce_by_municipality 2026-05-19, rao_petition_by 2026-05-12, appeal_by_if_silent 2026-07-10
US-MA | request_received 2026-04-19 | deemed_received 2026-04-21, response_due 2026-05-05, produce_by_agency 2026-05-12, produce_by_municipality 2026-05-27, rao_petition_by 2026-05-19, appeal_by_if_silent 2026-07-18
US-MA | request_received 2026-06-26 | deemed_received 2026-06-26, response_due 2026-07-10, produce_by_agency 2026-07-17, produce_by_municipality 2026-07-31, rao_petition_by 2026-07-24, appeal_by_if_silent 2026-09-24
US-MA | request_received 2027-06-14 | deemed_received 2027-06-14, response_due 2027-06-28, produce_by_agency 2027-07-06, produce_by_municipality 2027-07-20, rao_petition_by 2027-07-13, appeal_by_if_silent 2027-09-12
US-VA | request_received 2026-11-24 | response_due 2026-12-03, extended_due 2026-12-14, extended_due_criminal_files 2027-03-03
US-VA | request_received 2020-10-30 | response_due 2020-11-09, extended_due 2020-11-19, extended_due_criminal_files 2021-02-09
US-VA | request_received 2026-12-28 | response_due 2027-01-05, extended_due 2027-01-14, extended_due_criminal_files 2027-04-01
US-VA | request_received 2026-10-30; unusual_circumstances_notice 2026-11-05 | response_due 2026-11-09, extended_due 2026-11-19, extended_due_criminal_files 2027-02-09
US-TX | request_received 2026-12-14 | ag_decision_request_due 2026-12-30, ag_submission_due 2027-01-07
US-TX | request_received 2027-01-04 | ag_decision_request_due 2027-01-20, ag_submission_due 2027-01-27
US-TX | request_received 2026-08-20 | ag_decision_request_due 2026-09-04, ag_submission_due 2026-09-14
US-TX | request_received 2026-04-10 | ag_decision_request_due 2026-04-27, ag_submission_due 2026-05-04
US-TX | postmarked 2026-12-23 | deemed_received 2026-12-30, ag_decision_request_due 2027-01-14, ag_submission_due 2027-01-25
US-TX | request_received 2026-10-01; clarification_requested 2026-10-15; clarification_answered 2026-11-10 | ag_decision_request_due 2026-11-25, ag_submission_due 2026-12-04
US-TX | request_received 2026-10-01; clarification_requested 2026-10-16; clarification_answered 2026-11-10 | ag_decision_request_due 2026-10-15, ag_submission_due 2026-10-22
US-TX | clarification_answered 2026-10-20 | ag_decision_request_due 2026-11-03, ag_submission_due 2026-11-10
US-WA | request_received 2026-10-07 | response_due 2026-10-14
US-WA | request_received 2026-06-29 | response_due 2026-07-07
US-WA | request_received 2021-06-14 | response_due 2021-06-21
`;
