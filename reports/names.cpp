#include "reports/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "models/plan_fields.hpp"

namespace teleplan::reports {

namespace {

using Entry = std::pair<std::string_view, const char*>;

constexpr Entry words[] = {
    // roles and pools
    {"nurse", msg("infermieri")}, {"physician", msg("medici")}, {"technician", msg("tecnici")}, {"help_desk", msg("assistenza tecnica")},
    {"gp", msg("medici di medicina generale")}, {"family_paediatrician", msg("pediatri di libera scelta")}, {"specialist", msg("medici specialisti")},
    {"other_health_professional", msg("altri professionisti sanitari")}, {"community_nurse", msg("infermieri di famiglia o comunità")},
    {"continuity_doctor", msg("medici di continuità assistenziale")}, {"care_assistant", msg("operatori socio-sanitari")},
    {"social_worker", msg("assistenti sociali")}, {"pharmacist", msg("farmacisti")}, {"case_manager", msg("case manager")},
    {"coordinator", msg("coordinatori")}, {"help_desk_agent", msg("operatori di assistenza tecnica")},
    {"dietitian", msg("dietisti")}, {"physiotherapist", msg("fisioterapisti")}, {"speech_therapist", msg("logopedisti")}, {"psychologist", msg("psicologi")},
    // shifts
    {"morning", msg("mattina")}, {"afternoon", msg("pomeriggio")}, {"night", msg("notte")},
    // target groups, intensities, priorities
    {"cardiovascular", msg("cardiovascolari")}, {"respiratory", msg("respiratori")}, {"diabetes", msg("con diabete")},
    {"oncology", msg("oncologici")}, {"neurological", msg("neurologici")},
    {"level_2", msg("livello 2")}, {"level_1", msg("livello 1")}, {"weekly", msg("telecontrollo settimanale")}, {"televisit_only", msg("sola televisita")},
    {"critical", msg("critica")}, {"high", msg("alta")}, {"medium", msg("media")}, {"low", msg("bassa")},
    // states of severity and phases
    {"nyha_1", msg("NYHA I")}, {"nyha_2", msg("NYHA II")}, {"nyha_3", msg("NYHA III")}, {"nyha_4", msg("NYHA IV")},
    {"gold_1", msg("GOLD 1")}, {"gold_2", msg("GOLD 2")}, {"gold_3", msg("GOLD 3")}, {"gold_4", msg("GOLD 4")},
    {"controlled", msg("in compenso")}, {"uncontrolled", msg("non in compenso")}, {"prevention", msg("prevenzione")}, {"surgery", msg("chirurgia")},
    {"systemic_treatment", msg("terapia sistemica")}, {"radiotherapy", msg("radioterapia")}, {"follow_up", msg("controlli nel tempo")},
    {"simple", msg("soglia semplice")}, {"trend", msg("andamento")},
    // workstation settings
    {"community_house", msg("case della comunità")}, {"cot", msg("centrali operative territoriali")}, {"hospital_clinic", msg("ambulatori ospedalieri")},
    {"outpatient", msg("ambulatori territoriali")}, {"gp_surgery", msg("studi dei medici di medicina generale")}, {"home_care", msg("assistenza domiciliare")},
    {"palliative", msg("cure palliative")}, {"community_hospital", msg("ospedali di comunità")}, {"community_hospital_bed", msg("posti letto di ospedale di comunità")},
    {"community_nurse", msg("infermieri di famiglia o comunità")}, {"district", msg("distretti")}, {"nea_116117", msg("centrali 116117")}, {"continuity_unit", msg("unità di continuità assistenziale")}, {"other", msg("altre sedi")},
    // services and pathways
    {"televisit", msg("televisita")}, {"teleconsult", msg("teleconsulto")}, {"tele_advice", msg("teleconsulenza")}, {"tele_care", msg("teleassistenza")},
    {"tele_check", msg("telecontrollo")}, {"telemonitoring", msg("telemonitoraggio")}, {"telemonitoring_l1", msg("telemonitoraggio di livello 1")},
    {"telemonitoring_l2", msg("telemonitoraggio di livello 2")}, {"clinical_alert", msg("allerte cliniche")}, {"scheduled_call", msg("chiamate programmate")},
    {"scheduled_calls", msg("chiamate programmate")}, {"notes", msg("note e revisione dei dati")}, {"onboarding", msg("installazione e addestramento a domicilio")},
    {"installation", msg("installazione")}, {"travel", msg("spostamento")}, {"help_desk_call", msg("richieste di assistenza tecnica")},
    {"escalation", msg("allerte passate al medico")}, {"triage", msg("prima valutazione dell'allerta")}, {"call", msg("chiamata al paziente")},
    {"visit", msg("televisita")}, {"answer", msg("risposta")}, {"training", msg("formazione")},
    {"teleconsult_asynchronous", msg("teleconsulto senza appuntamento")}, {"emergency_calls", msg("chiamate urgenti del paziente")},
    {"emergency_call", msg("chiamate urgenti del paziente")}, {"missing_data", msg("dati mancanti")}, {"missing_data_call", msg("chiamate per dati mancanti")},
    {"missing_data_review", msg("dati mancanti rivisti dall'infermiere")}, {"kits", msg("kit")}, {"device_failure", msg("guasti dei kit")},
    {"kit_swap", msg("sostituzione del kit a domicilio")}, {"kit_shipment", msg("sostituzione del kit con corriere")},
    {"kit_withdrawal", msg("ritiro del kit a domicilio")}, {"kit_return", msg("reso del kit con corriere")}, {"other_professional", msg("altri professionisti")},
    {"advice", msg("consulenza")}, {"opinion", msg("parere dello specialista")}, {"session", msg("seduta")}, {"review", msg("revisione")},
    {"handling", msg("preparazione e spedizione")}, {"sanitisation", msg("sanificazione")}, {"way_back", msg("rientro del kit")},
    // documents for the health record
    {"document.prescription", msg("prescrizione")}, {"document.teleconsult_request", msg("richiesta di teleconsulto o teleconsulenza")},
    {"document.televisit_report", msg("referto di televisita")}, {"document.collaborative_note", msg("relazione collaborativa")},
    {"document.teleassistance_final_report", msg("relazione finale di teleassistenza")}, {"document.device_card", msg("tesserino dei dispositivi")},
    {"document.plan", msg("piano di telemonitoraggio")}, {"document.telemonitoring_report", msg("referto di telemonitoraggio")},
    {"document.weekly_report", msg("referto settimanale")}, {"document.final_report", msg("referto finale")},
    // PNRR principles
    {"dnsh", msg("non arrecare danno significativo (DNSH)")}, {"digital_tagging", msg("tagging climatico e digitale")}, {"gender_equality", msg("parità di genere")},
    {"young_people", msg("giovani")}, {"territorial_gaps", msg("divari territoriali")},
    // origin and confidence
    {"P", msg("fonte primaria")}, {"S", msg("fonte secondaria")}, {"D", msg("calcolato da fonti")}, {"E", msg("stima non verificata")}, {"A", msg("ipotesi")},
};

constexpr Entry stage_words[] = {
    {"clinical_alert.triage", msg("prima valutazione delle allerte")}, {"clinical_alert.escalation", msg("risposta del medico alle allerte")},
    {"scheduled_call.call", msg("chiamate programmate")}, {"notes.notes", msg("note e revisione dei dati")}, {"televisit.visit", msg("televisite")},
    {"onboarding.travel", msg("installazioni a domicilio")}, {"help_desk_call.answer", msg("richieste di assistenza tecnica")},
    {"teleconsult.visit", msg("teleconsulti")}, {"teleconsult_asynchronous.opinion", msg("teleconsulti senza appuntamento")},
    {"tele_advice.advice", msg("teleconsulenze")}, {"tele_care.session", msg("sedute di teleassistenza")}, {"tele_check.call", msg("telecontrolli")},
    {"emergency_call.answer", msg("chiamate urgenti del paziente")}, {"missing_data_call.call", msg("chiamate per dati mancanti")},
    {"missing_data_review.review", msg("dati mancanti rivisti dall'infermiere")}, {"kit_swap.visit", msg("sostituzione del kit a domicilio")},
    {"kit_shipment.handling", msg("sostituzione del kit con corriere")}, {"kit_withdrawal.visit", msg("ritiro del kit a domicilio")},
    {"kit_return.sanitisation", msg("sanificazione dei kit")},
};

constexpr Entry measures[] = {
    // people and volumes
    {"active", msg("pazienti attivi nel giorno medio")}, {"active_by_group", msg("pazienti attivi nel giorno medio, %1")}, {"treated_in_year", msg("assistiti nell'anno")},
    {"assisted", msg("assistiti dall'inizio del piano")}, {"share_of_eligible", msg("attivi sul totale degli eleggibili")},
    {"readings_per_day", msg("rilevazioni ricevute al giorno")}, {"alerts_per_day", msg("allerte da valutare al giorno")},
    {"escalations", msg("allerte passate al medico nell'anno")}, {"scheduled_calls", msg("chiamate programmate nell'anno")},
    {"notes", msg("revisioni dei dati nell'anno")}, {"televisits_booked", msg("televisite prenotate nell'anno")},
    {"televisits_completed", msg("televisite completate nell'anno")}, {"help_desk_calls", msg("richieste di assistenza tecnica nell'anno")},
    {"starts", msg("avvii nell'anno")}, {"installations", msg("installazioni di kit nell'anno")},
    {"realised_share", msg("attivi realizzati sui pianificati alla fine della rampa")},
    // staff, users, things
    {"fte_mean", msg("ETP di carico medio, %1")}, {"fte_with_shifts", msg("ETP con i turni, %1")},
    {"operators_gross", msg("operatori da abilitare, fabbisogno lordo")},
    {"operators_net", msg("operatori da abilitare, fabbisogno netto")},
    {"workstations_gross", msg("postazioni, fabbisogno lordo")}, {"workstations_net", msg("postazioni, fabbisogno netto")},
    {"simultaneous_minimum", msg("postazioni, minimo simultaneo")}, {"users_to_train", msg("operatori da formare")}, {"training_hours", msg("ore di formazione")},
    {"kits", msg("kit in uso o in ricondizionamento")}, {"cot", msg("centrali operative territoriali")},
    {"community_nurses", msg("infermieri di famiglia o comunità")}, {"documents", msg("documenti al FSE nell'anno")},
    // money
    {"investment", msg("investimento")}, {"running_cost", msg("costo annuo di esercizio")}, {"cost_per_patient_month", msg("costo di esercizio per paziente attivo e mese")},
    {"uncovered", msg("costi senza copertura fino alla fine del regime")}, {"fund_over", msg("costi oltre il disponibile del fondo %1")},
    {"fund_south_share", msg("quota al Mezzogiorno del fondo %1")}, {"yearly_after_funds", msg("costo annuo finiti i fondi a termine")},
    // platform
    {"messages_per_second", msg("messaggi al secondo, media dell'ora di punta")},
    {"messages_per_second_q999", msg("messaggi al secondo, superati in un secondo su mille di quell'ora")},
    {"messages_per_second_max", msg("messaggi al secondo, massimo di quell'ora")}, {"documents_per_minute", msg("documenti al minuto, ora di punta")},
    {"concurrent_video", msg("televisite contemporanee, ora di punta")}, {"messages_per_year", msg("messaggi nell'anno")}, {"gigabytes_per_year", msg("gigabyte nell'anno")},
};

const char* find_in(const Entry* first, const Entry* last, std::string_view id)
{
    const auto* const found = std::find_if(first, last, [&](const Entry& e) { return e.first == id; });
    return found == last ? nullptr : found->second;
}

std::string plain(std::string_view id)
{
    std::string text{id};
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string unit_words(const Language& tr, models::OpenUnit unit, double amount)
{
    const bool one = amount == 1;
    switch (unit) {
        case models::OpenUnit::minute: return one ? tr("minuto") : tr("minuti");
        case models::OpenUnit::hour: return one ? tr("ora") : tr("ore");
        case models::OpenUnit::day: return one ? tr("giorno") : tr("giorni");
        case models::OpenUnit::working_day: break;
    }
    return one ? tr("giorno lavorativo") : tr("giorni lavorativi");
}

}  // namespace

std::string word(const Language& tr, std::string_view id)
{
    const char* const known = find_in(std::begin(words), std::end(words), id);
    return known != nullptr ? tr(known) : plain(id);
}

std::string word(const Language& tr, models::DayKind day) 
{
    switch (day) {
        case models::DayKind::weekday: return tr("feriale");
        case models::DayKind::saturday: return tr("sabato");
        case models::DayKind::sunday: return tr("domenica");
        case models::DayKind::public_holiday: return tr("festività");
        case models::DayKind::holiday: break;
    }
    return tr("festivo");
}

std::string word(const Language& tr, planning::Verdict verdict)
{
    switch (verdict) {
        case planning::Verdict::met: return tr("rispettato");
        case planning::Verdict::not_met: return tr("non rispettato");
        case planning::Verdict::undecided: break;
    }
    return tr("da verificare");
}

std::string measure_words(const Language& tr, std::string_view measure)
{
    const auto dot = std::min(measure.find('.'), measure.size());
    const char* const known = find_in(std::begin(measures), std::end(measures), measure.substr(0, dot));
    if (known == nullptr) return word(tr, measure);
    return tr(known, {dot < measure.size() ? word(tr, measure.substr(dot + 1)) : std::string{}});
}

bool is_share(std::string_view measure)
{
    const auto id = measure.substr(0, measure.find('.'));
    return id == "share_of_eligible" || id == "realised_share" || id == "fund_south_share";
}

std::string standard_words(const Language& tr, const models::Plan& plan, std::string_view id)
{
    const auto* const standard = models::find(plan.standards, id);
    if (standard == nullptr) return plain(id);
    const char* const known = find_in(std::begin(stage_words), std::end(stage_words), standard->stage);
    auto what = known != nullptr ? tr(known) : plain(standard->stage);
    if (!standard->class_name.empty()) what += tr(", priorità %1", {word(tr, standard->class_name)});
    const bool whole = standard->within.amount == static_cast<int>(standard->within.amount);
    return tr("%1: entro %2 %3, almeno %4", {what, tr.number(standard->within.amount, whole ? 0 : 1),
                                            unit_words(tr, standard->within.unit, standard->within.amount), tr.percent(standard->share, 0)});
}

std::string hour_of_week_words(const Language& tr, int hour_of_week)
{
    constexpr std::array days{msg("lunedì"), msg("martedì"), msg("mercoledì"), msg("giovedì"), msg("venerdì"), msg("sabato"), msg("domenica")};
    const auto hour = static_cast<std::size_t>(std::clamp(hour_of_week, 0, 167));
    return tr("%1 alle %2", {tr(days[hour / 24]), std::to_string(hour % 24)});
}

}  // namespace teleplan::reports
