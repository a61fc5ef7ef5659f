"""The security checks by their numbers, and the test that proves each.

V is the number of OWASP ASVS 5.0 (level 2), D Django's deployment checklist, O Mozilla's
HTTP Observatory, W Wagtail. Numbers that are missing belong to the community and come with
it. `test_table` sees that every test named here is there.
"""

from typing import NamedTuple


class Check(NamedTuple):
    """A check: its codes, what must hold, and its tests as `module::test`."""

    codes: str
    holds: str
    tests: tuple[str, ...]


HUB, HERE = "tests.hub", "tests.hub.security"
POLICY, SETTINGS = f"{HUB}.test_policy", f"{HUB}.test_settings"
PICTURES, DOCUMENTS = f"{HUB}.files.test_pictures", f"{HUB}.files.test_documents"
DOWNLOAD, NAMES = f"{HUB}.files.test_download", f"{HUB}.files.test_names"
READING, METADATA = f"{HUB}.files.test_reading", f"{HUB}.files.test_metadata"
CACHED = f"{HUB}.pagecache.test_cached"
LAUNCH = "tests.launch"
MEMBERS = f"{HUB}.accounts"
PEOPLE = "tests.community"
CONTACTS, RECOVERY = f"{MEMBERS}.test_contacts", f"{MEMBERS}.test_recovery"
STEP, FRESH = f"{MEMBERS}.test_second_factor", f"{MEMBERS}.test_fresh"
MATRIX, WALKS = f"{PEOPLE}.test_matrix", f"{PEOPLE}.test_walks"

CHECKS = {
    1: Check("D", "`check --deploy` finds nothing", (
        f"{SETTINGS}::test_the_deployment_check_is_clean",
    )),
    2: Check("V13.4.2 V16.5.1", "a fault shows our page and no trace", (
        f"{HERE}.test_errors::test_a_broken_view_tells_nothing",
        f"{HERE}.test_errors::test_a_template_that_fails_tells_nothing",
        f"{HERE}.test_errors::test_a_refusal_tells_nothing",
        f"{HERE}.test_errors::test_a_form_without_its_token_gets_our_page",
        f"{HERE}.test_errors::test_the_settings_of_production_show_no_trace",
    )),
    3: Check("D V13.2.3 V13.3.1", "no start with a missing or known secret", (
        f"{SETTINGS}::test_unsafe_values_are_refused_with_the_reason",
        f"{SETTINGS}::test_a_secret_may_lie_in_a_file",
    )),
    4: Check("V3.4.1", "https for a year, on every answer", (
        f"{HERE}.test_transport::test_every_kind_of_answer_asks_for_https",
        f"{HERE}.test_transport::test_http_leads_to_https_and_nothing_else",
    )),
    5: Check("V3.4.3 O", "the agreed policy on every answer", (
        f"{POLICY}::test_the_public_policy_is_word_for_word_the_one_agreed_on",
        f"{POLICY}::test_every_answer_carries_every_header",
        f"{POLICY}::test_static_files_carry_the_headers_too",
        f"{POLICY}::test_an_answer_to_an_error_of_ours_carries_the_policy",
        f"{POLICY}::test_members_pages_carry_the_public_policy",
        "tests.browser.test_every_page::*",
    )),
    6: Check("V3.4.6", "framed by nobody, previews by the admin", (
        f"{POLICY}::test_frames_are_refused_outside_the_admin",
        f"{POLICY}::test_a_preview_is_judged_by_the_public_policy_and_framed_by_the_admin",
    )),
    7: Check("V3.4.4 V3.4.5", "no sniffing, no referrer to others", (
        f"{POLICY}::test_every_answer_carries_every_header",
    )),
    8: Check("O", "125 of 145 points", (
        f"{HERE}.test_observatory::test_pages_get_at_least_125_of_145",
        f"{HERE}.test_observatory::test_the_counting_sees_a_weak_header",
    )),
    9: Check("V3.4.2", "no other origin is let in", (
        f"{POLICY}::test_no_answer_names_another_origin",
        f"{POLICY}::test_static_files_carry_the_headers_too",
    )),
    10: Check("V3.3.1 V3.3.3", "cookies are bound to this host and to https", (
        f"{HERE}.test_cookies::test_the_cookies_of_a_member_are_bound_to_this_site_and_to_https",
    )),
    11: Check("V3.3.2 V3.3.4", "no cookie goes along from elsewhere, none is read by scripts", (
        f"{HERE}.test_cookies::test_the_cookies_of_a_member_are_bound_to_this_site_and_to_https",
    )),
    12: Check("contract", "no cookie on an anonymous GET", (
        f"{LAUNCH}.test_anonymous::test_no_anonymous_get_sets_a_cookie_or_holds_a_token",
        f"{LAUNCH}.test_anonymous::test_neither_head_nor_an_unknown_query_sets_one",
        f"{LAUNCH}.test_anonymous::test_every_route_of_ours_is_walked",
    )),
    13: Check("V14.2.2 V14.3.2", "what one person gets is kept nowhere", (
        f"{HERE}.test_personal::test_every_screen_of_the_admin_says_that_it_is_kept_nowhere",
        f"{HERE}.test_personal::test_what_staff_see_is_given_to_no_anonymous_reader",
        f"{HERE}.test_personal::test_sign_in_and_filled_prompts_are_kept_nowhere",
        f"{CACHED}::test_readers_whom_we_know_pass_by_the_cache",
        f"{CACHED}::test_uncached_prefixes_are_kept_nowhere",
    )),
    14: Check("V3.5.1", "every POST wants its token and comes from here", (
        f"{WALKS}::test_no_post_is_taken_without_its_token",
        f"{WALKS}::test_the_doors_that_the_gate_closes_take_no_post_at_all",
        f"{WALKS}::test_a_post_from_another_site_is_refused_with_its_token_too",
    )),
    15: Check("V3.5.3", "reading changes nothing", (
        f"{WALKS}::test_reading_what_members_have_changes_nothing",
        f"{WALKS}::test_reading_the_screens_of_the_staff_adds_and_removes_nothing",
        f"{MEMBERS}.test_sessions::test_a_get_changes_nothing",
    )),
    16: Check("V3.7.2", "no way in or out leads to another site", (
        f"{WALKS}::test_no_address_leads_to_another_site",
        f"{WALKS}::test_signing_out_leads_to_this_site",
        f"{FRESH}::test_nobody_is_led_to_another_site",
        f"{MEMBERS}.test_joining::test_no_address_leads_to_another_site",
    )),
    19: Check("V1.3.1", "rich text is cleaned on save and on show", (
        f"{HERE}.test_rich_text::test_a_block_that_code_saves_is_cleaned_on_save",
        f"{HERE}.test_rich_text::test_a_block_that_came_into_the_database_unclean_is_cleaned_on_show",
        f"{HERE}.test_rich_text::test_a_rich_field_that_code_saves_is_cleaned_on_save_and_on_show",
        f"{HERE}.test_rich_text::test_what_the_editing_screen_sends_is_cleaned",
        f"{HERE}.test_rich_text::test_an_address_of_another_scheme_is_no_link",
    )),
    20: Check("V1.2.4", "no SQL put together from what was typed", (
        f"{LAUNCH}.test_quotes::test_the_rule_against_built_sql_is_on_for_our_code",
        f"{LAUNCH}.test_quotes::test_quotes_in_lists_and_answers_find_no_other_rows",
        f"{LAUNCH}.test_quotes::test_quotes_in_the_searches_of_the_admin_find_nothing",
        f"{LAUNCH}.test_quotes::test_quotes_in_the_filters_of_the_admin_break_nothing",
    )),
    21: Check("V1.3.6", "no address that was typed is asked", (
        f"{HERE}.test_fetching::test_addresses_that_an_editor_enters_are_not_asked",
        f"{HERE}.test_fetching::test_the_chooser_of_videos_refuses_every_address",
        f"{HERE}.test_fetching::test_reading_an_upload_follows_no_address_in_it",
    )),
    22: Check("V5.2.1 V5.2.2", "size bounded, content as the name says", (
        f"{HERE}.test_uploads::test_the_proxy_lets_through_what_the_site_takes_and_no_more",
        f"{HERE}.test_uploads::test_a_document_that_is_too_big_is_refused",
        f"{PICTURES}::test_more_than_ten_megabytes_are_refused",
        f"{PICTURES}::test_what_is_no_sound_picture_is_refused_and_leaves_nothing",
        f"{DOCUMENTS}::test_other_files_are_refused_and_leave_nothing",
    )),
    23: Check("V5.2.3", "what a file unpacks to is bounded", (
        f"{DOCUMENTS}::test_other_files_are_refused_and_leave_nothing",
        f"{DOCUMENTS}::test_a_lie_about_the_unpacked_size_is_found",
        f"{DOCUMENTS}::test_a_lie_about_the_number_of_members_does_not_help",
        f"{PICTURES}::test_a_bomb_is_refused_before_it_is_unpacked",
        f"{READING}::test_a_reader_that_takes_all_memory_is_stopped",
        f"{READING}::test_a_reader_that_takes_too_long_is_stopped",
    )),
    24: Check("V5.3.2 V5.4.1", "our names in the store, always a download", (
        f"{NAMES}::test_stored_names_hold_no_word_of_the_uploader",
        f"{NAMES}::test_no_name_breaks_the_header",
        f"{NAMES}::test_odd_names_make_sound_headers",
        f"{DOWNLOAD}::test_a_document_is_always_a_download_in_a_sandbox",
        f"{HERE}.test_uploads::test_a_name_that_leads_elsewhere_stays_in_its_folder",
    )),
    25: Check("V1.3.4 W", "no SVG, no HTML", (
        f"{PICTURES}::test_what_is_no_sound_picture_is_refused_and_leaves_nothing",
        f"{DOCUMENTS}::test_other_files_are_refused_and_leave_nothing",
        f"{HERE}.test_uploads::test_no_list_of_kinds_names_svg_or_html",
    )),
    26: Check("W", "no place in a picture", (
        f"{PICTURES}::test_what_is_stored_does_not_say_where_it_was_taken",
        f"{PICTURES}::test_a_picture_that_waited_for_another_field_is_cleaned_too",
        f"{METADATA}::test_the_place_goes",
        f"{METADATA}::test_what_follows_the_picture_goes",
    )),
    27: Check("W", "what is closed is closed wherever it is named", (
        f"{DOWNLOAD}::test_a_private_document_sends_to_sign_in_and_says_no_name",
        f"{DOWNLOAD}::test_a_document_of_a_group_opens_to_the_group_only",
        f"{DOWNLOAD}::test_originals_documents_and_waiting_uploads_are_not_served",
        f"{HERE}.test_private::test_a_page_for_people_signed_in_sends_others_to_sign_in",
        f"{HERE}.test_private::test_lists_the_sitemap_and_prompts_leave_it_out",
        f"{HERE}.test_private::test_pages_beside_it_do_not_tell_what_it_says",
        f"{HERE}.test_private::test_renditions_of_a_private_collection_are_public_and_its_originals_are_not",
    )),
    28: Check("V8.2.1", "every role opens what the table says, and nothing else", (
        f"{MATRIX}::test_the_table_names_every_address_of_the_site",
        f"{MATRIX}::test_the_staff_open_what_the_table_says",
        f"{MATRIX}::test_nobody_opens_a_page_of_the_staff_without_the_second_step",
        f"{MATRIX}::test_everybody_opens_what_the_table_says_elsewhere",
        f"{PEOPLE}.test_removing::test_nobody_else_removes_anything",
        f"{PEOPLE}.test_recoveries::test_an_account_of_the_staff_is_for_admins",
        f"{PEOPLE}.test_locks::test_who_locks_whom",
    )),
    29: Check("V8.2.2", "what is another's is not there", (
        f"{STEP}::test_a_factor_of_another_is_not_there",
        f"{FRESH}::test_a_sign_in_of_another_is_not_there",
        f"{PEOPLE}.test_private_fields::test_nobody_meets_a_private_field_of_another",
        f"{PEOPLE}.test_locks::test_anothers_decision_is_not_there",
        f"{MEMBERS}.test_my_data::test_the_copy_is_given_to_its_owner_only",
    )),
    30: Check("V8.2.3", "no field, header or screen grants a role or a proof", (
        f"{MATRIX}::test_no_screen_of_the_staff_grants_anything_to_who_may_not_grant",
        f"{MATRIX}::test_no_form_elsewhere_grants_anything_by_a_field_that_it_does_not_have",
        f"{MATRIX}::test_headers_and_cookies_say_nothing_of_a_role",
        f"{PEOPLE}.test_roles::test_the_form_of_accounts_neither_gives_nor_takes_a_badge",
        f"{PEOPLE}.test_roles::test_the_bulk_action_gives_no_badge",
    )),
    31: Check("V6.3.1", "limits per number and account, by nobody's header", (
        f"{MEMBERS}.test_limits::test_a_class_of_forty_joins_from_one_address",
        f"{MEMBERS}.test_limits::test_six_wrong_codes_from_forty_addresses_do_not_get_in",
        f"{MEMBERS}.test_limits::test_wrong_codes_of_several_sessions_are_one_sum",
        f"{MEMBERS}.test_limits::test_wrong_passwords_are_counted_per_account",
        f"{MEMBERS}.test_limits::test_wrong_passwords_at_the_door_of_the_admin_are_the_same_sum",
        f"{MEMBERS}.test_limits::test_a_forged_header_changes_nothing",
        f"{RECOVERY}::test_one_lost_number_is_asked_for_three_times_a_day",
        f"{CONTACTS}::test_an_account_tries_few_new_numbers",
    )),
    32: Check("V6.5", "a code is random, opens once, soon, here, and is kept hashed", (
        f"{MEMBERS}.test_codes::test_codes_are_random_digits_of_twenty_bits",
        f"{MEMBERS}.test_codes::test_a_used_code_is_said_to_be_used",
        f"{MEMBERS}.test_twice::test_a_code_typed_by_three_at_once_opens_one_session",
        f"{MEMBERS}.test_codes::test_a_late_code_is_said_to_be_late",
        f"{MEMBERS}.test_codes::test_a_code_is_bound_to_the_session_that_asked",
        f"{MEMBERS}.test_codes::test_the_session_holds_neither_code_nor_number_nor_mail",
    )),
    33: Check("V6.2", "passwords long enough, not common, of any letters", (
        f"{HERE}.test_passwords::test_a_weak_password_is_refused",
        f"{HERE}.test_passwords::test_no_kind_of_letter_is_asked_for_and_long_ones_are_taken",
        f"{FRESH}::test_a_weak_password_is_refused_with_a_sentence",
        f"{FRESH}::test_no_rule_asks_for_kinds_of_letters_and_long_ones_are_taken",
    )),
    34: Check("V6.3.3", "the staff show a second factor; members' one is decision 0009", (
        f"{STEP}::test_who_has_none_is_led_to_set_one_up_and_then_on_to_the_admin",
        f"{STEP}::test_the_second_time_the_step_is_asked_before_anything_opens",
        f"{STEP}::test_a_session_without_the_step_opens_no_screen",
        f"{STEP}::test_every_other_door_leads_to_our_own",
        f"{STEP}::test_a_code_of_the_app_works_once",
        f"{STEP}::test_five_wrong_tries_are_all_from_wherever",
        f"{SETTINGS}::test_unsafe_values_are_refused_with_the_reason",
        "tests.browser.test_second_step::*",
    )),
    35: Check("V6.3.8", "nobody learns who has an account", (
        f"{MEMBERS}.test_same_answer::*",
        f"{CONTACTS}::test_that_another_has_the_number_is_said_only_to_who_holds_it",
        f"{RECOVERY}::test_it_is_the_same_answer_whether_the_number_is_known",
        f"{MEMBERS}.test_sign_in::test_a_wrong_password_costs_one_hash_whoever_is_named",
        f"{STEP}::test_every_other_door_leads_to_our_own",
    )),
    36: Check("V7.2.4 V7.4 V7.5.2", "sessions are new, end, and are listed", (
        f"{MEMBERS}.test_sessions::test_signing_in_makes_another_session_and_another_token",
        f"{MEMBERS}.test_sessions::test_an_old_cookie_is_dead_after_signing_out",
        f"{MEMBERS}.test_sessions::test_a_closed_account_is_out_at_once",
        f"{PEOPLE}.test_roles::test_taking_a_role_ends_every_session",
        f"{MATRIX}::test_an_account_that_is_closed_or_deleted_is_out_at_once",
        f"{FRESH}::test_one_sees_where_one_is_signed_in_and_ends_one_of_them",
        f"{FRESH}::test_all_others_are_ended_at_once",
        f"{STEP}::test_setting_up_ends_what_else_was_open",
        f"{CONTACTS}::test_other_sign_ins_end",
        f"{RECOVERY}::test_what_a_thief_put_in_is_gone_and_every_session_ends",
    )),
    37: Check("V7.3.1 V7.3.2", "sessions of the staff end by themselves", (
        f"{FRESH}::test_a_session_of_the_staff_ends_after_twelve_hours_without_a_page",
        f"{FRESH}::test_and_after_seven_days_whatever_is_done",
        f"{FRESH}::test_members_keep_their_sixty_days",
    )),
    38: Check("V7.5.1", "a fresh sign-in before what matters most", (
        f"{FRESH}::test_after_an_hour_it_is_asked_once_more_who_is_here",
        f"{FRESH}::test_accounts_and_rights_are_changed_after_a_fresh_sign_in",
        f"{CONTACTS}::test_after_an_hour_it_is_asked_who_is_here",
        f"{CONTACTS}::test_a_new_number_takes_the_place_of_the_old_which_is_told",
        f"{CONTACTS}::test_a_new_password_and_a_second_factor_are_told",
        f"{MEMBERS}.test_my_data::test_a_password_opens_no_copy",
    )),
    39: Check("V16.3 V16.4.1", "who did what is noted; no log holds what is private", (
        f"{MEMBERS}.test_acts::test_joining_and_leaving_are_noted",
        f"{MEMBERS}.test_acts::test_a_refusal_is_noted",
        f"{MEMBERS}.test_acts::test_no_log_line_and_no_act_holds_a_private_value",
        f"{HERE}.test_logs::test_a_line_with_something_private_is_heard",
        f"{HERE}.test_logs::test_a_code_that_was_made_is_heard_and_another_number_is_not",
        f"{HERE}.test_logs::test_the_web_server_writes_no_line_for_each_request",
        f"{HERE}.test_logs::test_no_line_is_forged_by_an_address",
        f"{HERE}.test_logs::test_an_act_says_who_when_and_from_where_and_the_time_is_one_for_all",
    )),
    40: Check("V13.4.1 V13.4.4 V13.4.5", "no echo, no repository, a silent health page", (
        f"{POLICY}::test_methods_that_echo_are_refused",
        f"{HERE}.test_surface::test_files_of_the_checkout_are_not_served",
        f"{HERE}.test_surface::test_the_health_page_tells_that_it_is_well_and_nothing_else",
        f"{HERE}.test_surface::test_one_command_looks_for_known_holes_in_what_we_install",
    )),
}  # fmt: skip
